/** How to speak to the registry: its OpenAPI document, and a page to try it. */
package com.resultity.mesh.registry.documentation;
