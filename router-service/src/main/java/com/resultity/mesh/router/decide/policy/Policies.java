package com.resultity.mesh.router.decide.policy;

import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.Isolation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that a partition decides on. What is not here is refused. */
public final class Policies {

    private final Map<String, SubcloudPolicy> subclouds = new HashMap<>();
    private final Map<Grant.Key, Grant> grants = new HashMap<>();
    private final Map<TokenTerms.Key, TokenTerms> tokens = new HashMap<>();
    private final Map<String, TenantFacts> tenants = new HashMap<>();

    private final Map<String, ModelFacts> models = new HashMap<>();

    private long generation;
    private long modelGeneration;
    private long isolationGeneration;

    /** Adds a Subcloud, or replaces it. */
    public void put(SubcloudPolicy policy) {
        if (isolation(subclouds.put(policy.id(), policy)) != policy.isolation()) {
            isolationGeneration++;
        }
        generation++;
    }

    public void removeSubcloud(String subcloudId) {
        if (isolation(subclouds.remove(subcloudId)) != Isolation.NONE) {
            isolationGeneration++;
        }
        generation++;
    }

    private static Isolation isolation(SubcloudPolicy policy) {
        return policy == null ? Isolation.NONE : policy.isolation();
    }

    /** Adds a grant, or replaces it. */
    public void put(Grant.Key key, Grant grant) {
        grants.put(key, grant);
        generation++;
    }

    public void remove(Grant.Key key) {
        grants.remove(key);
        generation++;
    }

    /** Adds a token, or replaces it. */
    public void put(TokenTerms.Key key, TokenTerms token) {
        tokens.put(key, token);
        generation++;
    }

    public void remove(TokenTerms.Key key) {
        tokens.remove(key);
        generation++;
    }

    /** Adds a tenant, or replaces it. */
    public void put(TenantFacts tenant) {
        tenants.put(tenant.id(), tenant);
        generation++;
    }

    public void removeTenant(String tenantId) {
        tenants.remove(tenantId);
        generation++;
    }

    /** Adds a model, or replaces it. */
    public void put(ModelFacts model) {
        if (models.put(model.name(), model) == null) {
            modelGeneration++;
        }
        generation++;
    }

    public void removeModel(String name) {
        if (models.remove(name) != null) {
            modelGeneration++;
        }
        generation++;
    }

    /** Grows with every change: what was worked out from these tables must then be worked out anew. */
    public long generation() {
        return generation;
    }

    /** Grows whenever a model comes to be known or ceases to be. */
    public long modelGeneration() {
        return modelGeneration;
    }

    /** Grows whenever a Subcloud begins or ceases to isolate its members, or does so in another way. */
    public long isolationGeneration() {
        return isolationGeneration;
    }

    /** Whether a Subcloud takes its members out of the global pool. */
    public boolean isolates(String subcloudId) {
        return isolation(subcloudId) != Isolation.NONE;
    }

    /** What a Subcloud does to the global pool; nothing if it is not known. */
    public Isolation isolation(String subcloudId) {
        return isolation(subclouds.get(subcloudId));
    }

    public Optional<SubcloudPolicy> subcloud(String subcloudId) {
        return Optional.ofNullable(subclouds.get(subcloudId));
    }

    public Optional<Grant> grant(Grant.Key key) {
        return Optional.ofNullable(grants.get(key));
    }

    public Optional<TokenTerms> token(TokenTerms.Key key) {
        return Optional.ofNullable(tokens.get(key));
    }

    public Optional<TenantFacts> tenant(String tenantId) {
        return Optional.ofNullable(tenants.get(tenantId));
    }

    public Optional<ModelFacts> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /**
     * Names of the models that a job of a pool may be given, the smallest first.
     *
     * @param pool the Subcloud; empty: the global pool
     */
    public List<String> modelsFor(ModelDemand demand, Optional<SubcloudPolicy> pool) {
        if (demand instanceof ModelDemand.Named named) {
            return mayUse(named.name(), pool) ? List.of(named.name()) : List.of();
        }
        ModelDemand.Capable capable = (ModelDemand.Capable) demand;
        return models.values().stream()
                .filter(model -> model.meets(capable) && mayUse(model.name(), pool))
                .sorted(Comparator.comparingInt(ModelFacts::parametersMillions).thenComparing(ModelFacts::name))
                .map(ModelFacts::name)
                .toList();
    }

    private boolean mayUse(String name, Optional<SubcloudPolicy> pool) {
        Optional<ModelFacts> model = model(name);
        return model.map(facts -> facts.open(pool)).orElse(true)
                && pool.map(policy -> policy.model().allow(name, model)).orElse(true);
    }
}
