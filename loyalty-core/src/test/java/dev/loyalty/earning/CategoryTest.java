package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryTest {

    private static final String IN_OUTDOOR = """
            rule "A point for each line in outdoor"
            when
                $line : Line( isIn( "outdoor" ) )
            then
                earn.points( $line, policy.points );
            end
            """;

    private static final String IN_A_TABLE = """
            rule "A point for each line in a category of the table"
            when
                $line : Line()
                Promoted( $path : path )
                Line( this == $line, isIn( $path ) )
            then
                earn.points( $line, policy.points );
            end
            """;

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "outdoor, 1",
                "outdoor/tents, 1",
                "outdoor/tents/large, 1",
                "outdoors, 0",
                "outdoors/tents, 0",
                "out, 0",
                "garden/outdoor, 0",
                "Outdoor, 0",
                "null, 0"
            })
    void includesWhatIsBelowAndNotWhatBeginsAlike(@Nullable String category, long points) {
        assertThat(earned(Fixture.loyalty(DEFINITION, IN_OUTDOOR), category)).isEqualTo(points);
    }

    @Test
    void canBeListedInATable() {
        Loyalty loyalty = Fixture.loyalty(
                DEFINITION + "tables: { Promoted: { columns: { path: text }, rows: [ [outdoor], [garden/tools] ] } }\n",
                IN_A_TABLE);
        assertThat(earned(loyalty, "outdoor/tents")).isEqualTo(1);
        assertThat(earned(loyalty, "garden/tools")).isEqualTo(1);
        assertThat(earned(loyalty, "garden")).isZero();
        assertThat(earned(loyalty, null)).isZero();
    }

    private static long earned(Loyalty loyalty, @Nullable String category) {
        Line.Builder line = Line.builder("1", "A", gbp("1.00"));
        if (category != null) {
            line.category(category);
        }
        return loyalty.earn(request(Order.of("o1", NOON, List.of(line.build()))))
                .awarded("points");
    }
}
