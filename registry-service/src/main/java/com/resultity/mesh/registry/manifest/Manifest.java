package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition.Binding;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/** What one document declares. */
public sealed interface Manifest {

    /** Id of what is declared. */
    String id();

    /** Kind of what is declared, as the document spells it. */
    String kind();

    /** Ids of the Subclouds that it rests on, which must be there. */
    SortedSet<String> subcloudsNamed();

    /**
     * A Subcloud.
     *
     * @param definition the Subcloud
     * @param grants whom its whitelist lets in, ordered by id
     * @param draft whether its owner is still at it
     */
    record SubcloudManifest(SubcloudDefinition definition, List<Grant> grants, boolean draft) implements Manifest {

        public static final String KIND = "Subcloud";

        public SubcloudManifest {
            grants = grants.stream().sorted(Comparator.comparing(Grant::id)).toList();
        }

        /**
         * A Subcloud that is to be declared again as it was. Declared as a draft, one that is there keeps its state, and one that
         * is not comes back without taking jobs: so it does not matter whether who asks has seen that it was removed.
         */
        public static SubcloudManifest restored(SubcloudDefinition definition, List<Grant> grants) {
            return new SubcloudManifest(definition, grants, true);
        }

        @Override
        public String id() {
            return definition.id();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public SortedSet<String> subcloudsNamed() {
            return Names.none();
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

        @Override
        public SortedSet<String> subcloudsNamed() {
            return definition.requestedSubclouds();
        }
    }

    /**
     * A model.
     *
     * @param definition the model
     */
    record ModelManifest(ModelDefinition definition) implements Manifest {

        public static final String KIND = "Model";

        @Override
        public String id() {
            return definition.name();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public SortedSet<String> subcloudsNamed() {
            return Names.copyOf(definition.privateTo().stream().toList());
        }
    }

    /**
     * A tenant.
     *
     * @param definition the tenant
     */
    record TenantManifest(TenantDefinition definition) implements Manifest {

        public static final String KIND = "Tenant";

        @Override
        public String id() {
            return definition.id();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public SortedSet<String> subcloudsNamed() {
            return Names.copyOf(
                    definition.binding().map(Binding::subcloudId).stream().toList());
        }
    }

    /**
     * A team or an organisation.
     *
     * @param group which, with its members
     */
    record GroupManifest(Group group) implements Manifest {

        /** Kind of teams and organisations together. */
        public static final String KIND = "Group";

        public static final String TEAM = "Team";
        public static final String ORGANISATION = "Organisation";

        @Override
        public String id() {
            return group.party().id();
        }

        @Override
        public String kind() {
            return kindOf(group.party());
        }

        /** Kind of a team or an organisation. */
        public static String kindOf(Party party) {
            return party.kind() == Party.Kind.TEAM ? TEAM : ORGANISATION;
        }

        @Override
        public SortedSet<String> subcloudsNamed() {
            return Names.none();
        }
    }
}
