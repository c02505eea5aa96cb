package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.state.Fact;
import java.util.List;
import java.util.SortedSet;

/**
 * What a draft comes to.
 *
 * @param facts what must be written
 * @param unjudgedSubclouds changed Subclouds that must still be judged against all nodes
 * @param uncountedSubclouds Subclouds whose votes must still be counted
 */
record DraftedFacts(List<Fact> facts, SortedSet<String> unjudgedSubclouds, SortedSet<String> uncountedSubclouds) {}
