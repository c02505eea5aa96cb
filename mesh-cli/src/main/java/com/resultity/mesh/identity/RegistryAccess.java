package com.resultity.mesh.identity;

/**
 * Where registry-service is, and as whom it is asked.
 *
 * @param url its address, as {@code http://host:port}
 * @param bearer gives the tokens for it
 */
public record RegistryAccess(String url, Bearer bearer) {}
