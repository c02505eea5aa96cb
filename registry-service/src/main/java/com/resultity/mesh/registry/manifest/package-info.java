/** Reads YAML manifests into definitions, and answers every mistake with its line, its field and what would be right. */
package com.resultity.mesh.registry.manifest;
