package dev.loyalty.examples.replay.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void escapesTextsAndAttributes() {
        Markup out = new Markup();
        out.element("p", "<a> & \"b\" 'c'", "title", "\"><script>");
        assertThat(out.page())
                .isEqualTo("<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;script&gt;\">"
                        + "&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;</p>\n");
    }

    @Test
    void replacesCharactersThatNobodyCanSee() {
        assertThat(new Markup().text("a\0b\u0085c\td\ne").page()).endsWith("a\uFFFDb\uFFFDc\td\ne");
    }

    @Test
    void refusesAPageWithAnElementThatIsNotEnded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Markup().open("p").page())
                .withMessageContaining("p");
    }
}
