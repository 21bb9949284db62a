package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Node;
import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.Activity;
import io.ladder.tier.EvidenceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors check is what the compiler checks. */
class ProgrammeSchemaTest {
    private static final Path PROGRAMMES = Path.of("..", "programmes");

    /** An object of each kind, each with a field that is unknown. */
    private static final String STRANGE =
            """
            strange: 1
            programme: {strange: 1}
            labels: {strange: 1}
            currency: EUR
            wallets:
              - strange: 1
                expiry: {strange: 1}
                payment: {strange: 1}
                transfers: {strange: 1}
                cost: {strange: 1}
            budgets: [{strange: 1}]
            adjustments: {strange: 1}
            household: {strange: 1}
            mechanics:
              - {kind: bonus, only: {strange: 1}, when: {strange: 1}, caps: {strange: 1}}
              - {kind: occasion, on: {strange: 1}}
              - {kind: bonus, when: {schedule: {strange: 1}, around: {strange: 1}}}
              - {kind: discount, steps: [{strange: 1}]}
            calendars: [{strange: 1}]
            member_attributes: [{strange: 1}]
            counters: [{strange: 1}]
            ladders:
              - strange: 1
                rungs:
                  - {strange: 1}
                  - strange: 1
                    criteria:
                      - {evidence: idea, strange: 1}
                      - {latest_answer: {strange: 1}, strange: 1}
                      - {any_of: [], strange: 1}
                      - {counter: none, strange: 1}
            guard_rails:
              - {kind: redemptions, strange: 1}
              - {kind: points_redeemed, strange: 1}
              - {kind: cost_share, strange: 1}
              - {kind: devices, strange: 1}
              - {kind: purchases, strange: 1}
              - {kind: own_sales, strange: 1}
            experiments: [{strange: 1}]
            texts: [{strange: 1}]
            feasibility: {strange: 1, purchases: [{strange: 1}]}
            segments: [{strange: 1, when: {strange: 1}}]
            rewards: [{strange: 1, code: {strange: 1}, per_member: {strange: 1}, when: {strange: 1}}]
            """;

    private static final Set<String> FORMS =
            Set.of("evidence", "latest_answer", "counter", "any_of");

    private final ConfigReader reader = ConfigReaders.yaml();
    private final JsonNode schema =
            JsonMapper.shared().readTree(PROGRAMMES.resolve("programme.schema.json").toFile());

    @ParameterizedTest
    @CsvSource({
        "/strange, ''",
        "/programme/strange, /$defs/programme",
        "/labels/strange, /$defs/labels",
        "/wallets/0/strange, /$defs/wallet",
        "/adjustments/strange, /$defs/adjustments",
        "/household/strange, /properties/household",
        "/wallets/0/expiry/strange, /$defs/expiry",
        "/wallets/0/transfers/strange, /$defs/transfers",
        "/wallets/0/payment/strange, /$defs/payment",
        "/wallets/0/cost/strange, /$defs/wallet/properties/cost",
        "/budgets/0/strange, /$defs/points_budget",
        "/mechanics/0/only/strange, /$defs/only",
        "/mechanics/0/when/strange, /$defs/when",
        "/mechanics/0/caps/strange, /$defs/caps",
        "/mechanics/1/on/strange, /$defs/occasion_day",
        "/mechanics/2/when/schedule/strange, /$defs/schedule",
        "/mechanics/2/when/around/strange, /$defs/around",
        "/mechanics/3/steps/0/strange, /$defs/discount_step",
        "/calendars/0/strange, /$defs/calendar",
        "/member_attributes/0/strange, /$defs/member_attribute",
        "/counters/0/strange, /$defs/counter",
        "/ladders/0/strange, /$defs/ladder",
        "/ladders/0/rungs/1/strange, /$defs/rung",
        "/ladders/0/rungs/1/criteria/0/strange, /$defs/evidence",
        "/ladders/0/rungs/1/criteria/1/strange, /$defs/latest_answer",
        "/ladders/0/rungs/1/criteria/1/latest_answer/strange,"
                + " /$defs/latest_answer/properties/latest_answer",
        "/ladders/0/rungs/1/criteria/2/strange, /$defs/any_of",
        "/ladders/0/rungs/1/criteria/3/strange, /$defs/counted",
        "/experiments/0/strange, /$defs/experiment",
        "/texts/0/strange, /$defs/texts",
        "/feasibility/strange, /properties/feasibility",
        "/feasibility/purchases/0/strange, /$defs/typical_purchase",
        "/segments/0/strange, /$defs/segment",
        "/segments/0/when/strange, /$defs/when_member",
        "/rewards/0/strange, /$defs/reward",
        "/rewards/0/code/strange, /$defs/reward/properties/code",
        "/rewards/0/per_member/strange, /$defs/reward/properties/per_member",
        "/rewards/0/when/strange, /$defs/when_visiting",
        "/guard_rails/0/strange, /$defs/redemptions_rail",
        "/guard_rails/1/strange, /$defs/points_redeemed_rail",
        "/guard_rails/2/strange, /$defs/cost_share_rail",
        "/guard_rails/3/strange, /$defs/devices_rail",
        "/guard_rails/4/strange, /$defs/purchases_rail",
        "/guard_rails/5/strange, /$defs/own_sales_rail"
    })
    void hasTheFieldsThatTheCompilerKnows(String path, String definition) {
        Set<String> known = known(STRANGE, path);
        // Forms of a criterion stand in one list for the compiler, and apart in the schema.
        if (path.contains("criteria")) {
            known.removeAll(FORMS);
            Set<String> own = fields(definition);
            own.removeAll(FORMS);
            assertThat(known).isEqualTo(own);
        } else if (path.contains("expiry")) {
            // So do forms of expiry.
            known.removeAll(Set.of("dates", "days", "idle_months"));
            assertThat(known).isEqualTo(fields(definition));
        } else {
            assertThat(known).isEqualTo(fields(definition));
        }
    }

    @Test
    void hasEachKindOfMechanicWithTheFieldsThatTheCompilerKnows() {
        assertThat(names("/$defs/mechanic/oneOf", "$ref"))
                .containsExactlyInAnyOrderElementsOf(
                        MechanicKinds.NAMES.stream().map(name -> "#/$defs/" + name).toList());
        for (String name : MechanicKinds.NAMES) {
            String file = "mechanics: [{kind: %s, strange: 1}]".formatted(name);
            assertThat(known(file, "/mechanics/0/strange"))
                    .as(name)
                    .isEqualTo(fields("/$defs/" + name));
        }
    }

    @Test
    void namesWhatTheCompilerHasNamesFor() {
        assertThat(names("/$defs/evidence_kind/enum"))
                .isEqualTo(Stream.of(EvidenceKind.values()).map(EvidenceKind::text).toList());
        assertThat(names("/$defs/expiry_when_idle/properties/renewed_by/items/enum"))
                .isEqualTo(Activity.kindsOfDeeds());
        assertThat(names("/$defs/ladder/properties/use/enum")).isEqualTo(ReadyLadders.NAMES);
        assertThat(names("/$defs/labels/properties/types/items/enum"))
                .isEqualTo(ProgrammeHead.TYPES);
        assertThat(names("/$defs/labels/properties/kinds/items/enum"))
                .isEqualTo(ProgrammeHead.KINDS);
        assertThat(names("/$defs/labels/properties/loyalty/items/enum"))
                .isEqualTo(ProgrammeHead.LOYALTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.yaml", "cdnow.yaml"})
    void acceptsTheProgrammesOfTheHouse(String file) throws IOException {
        assertThat(check(Files.readString(PROGRAMMES.resolve(file)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'include: [parts/rewards.yaml]\nprogramme: {id: tea, name: Tea}', true",
        "'rewards: [{id: mug, name: Mug, cost: 6}]', true",
        "'rewards: [{id: mug, name: Mug, cots: 6}]', false",
        "'programme: {id: tea, name: Tea}', false",
        "'include: [../rewards.yaml]', false"
    })
    void acceptsPartsAndWhatIncludesThem(String file, boolean sound) {
        assertThat(check(file).isEmpty()).isEqualTo(sound);
    }

    @ParameterizedTest
    @CsvSource({
        "currency: EUR, currency: euro",
        "months: 12, months: 0",
        "end_of: month, end_of: week",
        "basket_percent_max: 50, basket_percent_max: 101",
        "min: 20, min: 0",
        "kind: spend, kind: spent",
        "supporter: 1.5, supporter: 11",
        "use: loyalty-ladder, use: ladder",
        "name: prospect, 'name: prospect, criteria: []'",
        "at_least: 9, at_least: 12",
        "evidence: referral_sent, evidence: referal_sent",
        "cost: 40, cost: -1",
        "cost: 40, use: redeem",
        "per_member_max: 12, 'per_member: {count: 12, per: ever}'",
        "per_member_max: 12, 'when: {shops: [berlin-1]}'",
        "per_member_max: 12, use: check",
        "stock: 30, stock: -1",
        "id: paperback, id: Paperback",
        "rung_min: customer, rung: customer"
    })
    void refusesWhatTheCompilerRefuses(String sound, String wrong) throws IOException {
        String file = sound.startsWith("use:") ? "cdnow.yaml" : "demo.yaml";
        String source =
                Files.readString(PROGRAMMES.resolve(file))
                        .replace("- name: prospect", "- {name: prospect}");
        String changed = source.replace(sound, wrong);

        assertThat(check(source)).isEmpty();
        assertThat(new ValidateProgramme(reader).validate(changed)).isNotEmpty();
        assertThat(check(changed)).isNotEmpty();
    }

    private List<String> check(String source) {
        ConfigReader.Parsed parsed = reader.read(source);
        assertThat(parsed).isInstanceOf(ConfigReader.Parsed.Tree.class);
        Node root = ((ConfigReader.Parsed.Tree) parsed).root();
        return new SchemaCheck(schema).check(root);
    }

    /** The fields that the compiler names beside one that it does not know. */
    private Set<String> known(String file, String path) {
        Mistake unknown =
                new ValidateProgramme(reader)
                        .validate(file).stream()
                                .filter(mistake -> mistake.path().equals(path))
                                .findFirst()
                                .orElseThrow();
        String list = unknown.detail().replaceAll(".*there are: (.*)\\.", "$1");
        return new TreeSet<>(List.of(list.split(", ")));
    }

    private Set<String> fields(String definition) {
        return new TreeSet<>(schema.at(definition).get("properties").propertyNames());
    }

    private List<String> names(String pointer, String field) {
        return schema.at(pointer).valueStream().map(each -> each.get(field).stringValue()).toList();
    }

    private List<String> names(String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::stringValue).toList();
    }
}
