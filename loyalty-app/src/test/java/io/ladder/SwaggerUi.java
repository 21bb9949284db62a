package io.ladder;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Stream;

/** Swagger UI in a browser, as a person uses it. */
final class SwaggerUi implements AutoCloseable {
    private static final String BROWSER_VARIABLE = "LADDER_TEST_BROWSER";
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** A page of the size of this interface takes its time on a busy machine. */
    private static final double PATIENCE_MILLISECONDS = 180_000;

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    /** What an operation answered. */
    record Answer(int status, String body) {}

    /** Opens the documents of all operations. */
    SwaggerUi(String address) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(List.of("--no-sandbox")));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 1600));
        page.setDefaultTimeout(PATIENCE_MILLISECONDS);
        page.navigate(address + "/swagger-ui.html?urls.primaryName=Admin");
        page.locator(".opblock").first().waitFor();
    }

    /** The browser of the system; nothing is downloaded. */
    private static Path executable() {
        String named = System.getenv(BROWSER_VARIABLE);
        Stream<Path> candidates =
                named != null && !named.isBlank()
                        ? Stream.of(Path.of(named))
                        : Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .flatMap(folder ->
                                        BROWSERS.stream().map(name -> Path.of(folder, name)));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no Chromium: install it, or say where it is in "
                                        + BROWSER_VARIABLE));
    }

    /** Enters a key for all that follows. */
    void authorize(String key) {
        page.locator(".scheme-container button.authorize").click();
        page.locator(".modal-ux input[type=text]").fill(key);
        page.locator(".modal-ux button.authorize").click();
        page.locator(".modal-ux button.btn-done").click();
    }

    /** Opens an operation and makes it ready to be tried. */
    Locator tryOut(String operation) {
        Locator block = page.locator("[id^=operations-][id$=-" + operation + "]");
        block.locator(".opblock-summary-control").click();
        Locator execute = block.locator("button.execute");
        Locator tryOut = block.locator("button.try-out__btn");
        tryOut.waitFor();
        if (execute.count() == 0) {
            tryOut.click();
        }
        Locator clear = block.locator("button.btn-clear");
        if (clear.count() > 0) {
            clear.click();
        }
        return block;
    }

    /** Fills in a parameter that has no example, such as an id. */
    static void fill(Locator block, String parameter, String value) {
        block.locator("tr[data-param-name='" + parameter + "'] input").fill(value);
    }

    /** Chooses a value for a parameter that offers some. */
    static void choose(Locator block, String parameter, String value) {
        block.locator("tr[data-param-name='" + parameter + "'] select").selectOption(value);
    }

    /** Sends what is filled in, and waits for the answer. */
    static Answer execute(Locator block) {
        block.locator("button.execute").click();
        Locator response = block.locator(".live-responses-table tr.response");
        response.waitFor();
        String status = response.locator(".response-col_status").innerText();
        Locator body = response.locator(".highlight-code code").first();
        return new Answer(new Scanner(status).nextInt(), body.count() == 0 ? "" : body.innerText());
    }

    /** Closes an operation, so that the page stays short. */
    static void close(Locator block) {
        block.locator(".opblock-summary-control").click();
    }

    /** What the page looks like, for a person to see. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
