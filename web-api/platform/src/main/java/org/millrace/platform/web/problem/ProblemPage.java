package org.millrace.platform.web.problem;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the type of a problem document leads to: a page for the person who has to deal with it; and the list of all. */
@WebServlet(name = ProblemPage.NAME, urlPatterns = "/problems/*")
public class ProblemPage extends HttpServlet {

    static final String NAME = "problem-pages";

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
            %2$s
            </body>
            </html>
            """;

    private static final String EXPLANATION = """
            <p>%s</p>
            <h2>What to do</h2>
            <p>%s</p>
            <p><a href="./">All problems</a></p>""";

    private static final String ENTRY = "<li><a href=\"%s\">%s</a></li>";

    private final transient ProblemTexts texts = new ProblemTexts(ProblemPage.class.getClassLoader());

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            response.sendRedirect(request.getRequestURI() + "/");
            return;
        }
        Optional<String> page = path.equals("/")
                ? Optional.of(list())
                : texts.find(path.substring(1)).map(ProblemPage::page);
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page.get());
    }

    private String list() {
        String entries = texts.types().stream()
                .map(type -> ENTRY.formatted(
                        type, escaped(texts.find(type).orElseThrow().title())))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return PAGE.formatted("Problems", entries);
    }

    private static String page(ProblemTexts.Text text) {
        return PAGE.formatted(
                escaped(text.title()), EXPLANATION.formatted(escaped(text.meaning()), escaped(text.remedy())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
