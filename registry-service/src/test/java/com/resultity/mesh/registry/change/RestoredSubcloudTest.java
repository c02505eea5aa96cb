package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is declared again as it was, whatever came before that in the line. */
class RestoredSubcloudTest {

    private static final long NOW = 1_000;

    private final SubcloudDefinition pool = aSubcloud("pool").build();
    private final SubcloudDefinition changed =
            aSubcloud("pool").asking(criteria -> criteria.minimumTrustLevel(2)).build();
    private final Change restoration = new Change.Declare(SubcloudManifest.restored(pool, List.of()));

    private final Registrar registrar = new Registrar(Gates.NONE);
    private int commands;

    @Test
    void shouldBringBackADraftWhereARemovalCameFirst() {
        declare(pool);
        declare(changed);
        done(new Change.Remove(Kind.SUBCLOUD, "pool"));

        done(restoration);

        assertIs(SubcloudState.DRAFT);
    }

    @Test
    void shouldKeepTheStateOfWhatIsThere() {
        declare(pool);
        declare(changed);
        done(restoration);
        assertIs(SubcloudState.ACTIVE);

        declare(changed);
        done(new Change.MoveSubcloud("pool", SubcloudMove.SUSPEND));
        done(restoration);
        assertIs(SubcloudState.SUSPENDED);
    }

    private void assertIs(SubcloudState state) {
        assertEquals(pool, registrar.view().subclouds().get("pool").value().definition());
        assertEquals(state, registrar.view().subclouds().get("pool").value().state());
    }

    private void declare(SubcloudDefinition definition) {
        done(new Change.Declare(new SubcloudManifest(definition, List.of(), false)));
    }

    private void done(Change change) {
        Command command = TestingCommands.ofOperator("c-" + commands++, NOW, change);
        Reply reply = registrar.decide(command, NOW).reply();
        assertInstanceOf(Reply.Applied.class, reply, reply::toString);
    }
}
