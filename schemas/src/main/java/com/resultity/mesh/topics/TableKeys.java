package com.resultity.mesh.topics;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.GrantSubject;
import com.resultity.mesh.schemas.Group;
import com.resultity.mesh.schemas.GroupKind;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.topics.PolicyKey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys of the records whose key is made of several of their fields. */
public final class TableKeys {

    /** Stands for the global pool; no Subcloud's id is this. */
    private static final String GLOBAL_POOL = "-";

    private TableKeys() {}

    /**
     * Key of a grant: {@code SUBCLOUD/TENANT}, {@code SUBCLOUD/team/TEAM} or {@code SUBCLOUD/organisation/ORGANISATION}. Of a
     * kind that is newer than this version it is one that no record has.
     */
    public static String of(AccessGrant grant) {
        GrantSubject kind = grant.getSubjectKind() == null ? GrantSubject.TENANT : grant.getSubjectKind();
        return kind == GrantSubject.TENANT
                ? grant.getSubcloudId() + "/" + grant.getTenantId()
                : grant.getSubcloudId() + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + grant.getTenantId();
    }

    /** Key of an access token: {@code SUBCLOUD/TOKEN}. */
    public static String of(AccessToken token) {
        return token.getSubcloudId() + "/" + token.getTokenId();
    }

    /** Key of a team, {@code team/TEAM}, or of an organisation, {@code org/ORGANISATION}. */
    public static String of(Group group) {
        return (group.getKind() == GroupKind.TEAM ? "team/" : "org/") + group.getGroupId();
    }

    /** Key of a line of the usage ledger: {@code DAY/NODE/SUBCLOUD/TENANT}, with {@code -} for the global pool. */
    public static String of(UsageLine line) {
        String pool = line.getSubcloudId() == null ? GLOBAL_POOL : line.getSubcloudId();
        return String.join("/", line.getDay(), line.getNodeId(), pool, line.getTenantId());
    }

    /** Key of a placement policy, or nothing unless just one of its fields is set. */
    public static Optional<PolicyKey> of(PlacementPolicy policy) {
        List<PolicyKey> keys = new ArrayList<>();
        if (policy.getSubcloud() != null) {
            keys.add(new PolicyKey(Table.SUBCLOUD, policy.getSubcloud().getSubcloudId()));
        }
        if (policy.getGrant() != null) {
            keys.add(new PolicyKey(Table.GRANT, of(policy.getGrant())));
        }
        if (policy.getToken() != null) {
            keys.add(new PolicyKey(Table.TOKEN, of(policy.getToken())));
        }
        if (policy.getTenant() != null) {
            keys.add(new PolicyKey(Table.TENANT, policy.getTenant().getTenantId()));
        }
        if (policy.getModel() != null) {
            keys.add(new PolicyKey(Table.MODEL, policy.getModel().getName()));
        }
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }
}
