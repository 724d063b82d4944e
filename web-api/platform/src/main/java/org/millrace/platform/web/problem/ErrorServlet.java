package org.millrace.platform.web.problem;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.millrace.platform.json.Json;
import org.millrace.platform.web.link.Api;

/** Answers with a problem document what the server itself refuses, such as a path outside the API. */
@WebServlet("/error-document")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ProblemTexts texts = new ProblemTexts(ErrorServlet.class.getClassLoader());

    @Inject
    private transient Api api;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String instance = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.getOutputStream().write(Json.writeBytes(ProblemDocument.of(texts.of((int) status), instance, api)));
    }
}
