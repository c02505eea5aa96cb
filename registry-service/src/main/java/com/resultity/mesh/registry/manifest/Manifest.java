package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.SortedSet;

/** What one document declares. */
public sealed interface Manifest {

    /** Id of what is declared. */
    String id();

    /** Kind of what is declared, as the document spells it. */
    String kind();

    /**
     * A Subcloud.
     *
     * @param definition the Subcloud
     * @param tenants tenants of its whitelist
     */
    record SubcloudManifest(SubcloudDefinition definition, SortedSet<String> tenants) implements Manifest {

        public static final String KIND = "Subcloud";

        @Override
        public String id() {
            return definition.id();
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * A node.
     *
     * @param definition the node
     */
    record NodeManifest(NodeDefinition definition) implements Manifest {

        public static final String KIND = "Node";

        @Override
        public String id() {
            return definition.id();
        }

        @Override
        public String kind() {
            return KIND;
        }
    }
}
