package com.resultity.mesh.tokens;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A page of access tokens.
 *
 * @param items the tokens, ordered by id
 * @param next what to ask the next page after; null on the last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenListing(List<KnownToken> items, String next) {}
