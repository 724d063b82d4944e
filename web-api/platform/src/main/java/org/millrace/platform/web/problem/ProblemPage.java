package org.millrace.platform.web.problem;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What the type of a problem document leads to: a page for the person who has to deal with it. */
@WebServlet("/problems/*")
public class ProblemPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }</style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <h2>What to do</h2>
            <p>%3$s</p>
            </body>
            </html>
            """;

    private final transient ProblemTexts texts = new ProblemTexts(ProblemPage.class.getClassLoader());

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Optional<ProblemTexts.Text> text = path == null ? Optional.empty() : texts.find(path.substring(1));
        if (text.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(PAGE.formatted(
                        escaped(text.get().title()),
                        escaped(text.get().meaning()),
                        escaped(text.get().remedy())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
