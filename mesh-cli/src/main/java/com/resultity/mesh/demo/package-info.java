/** About a minute of a mesh at work, told as it happens for people who see it for the first time. */
package com.resultity.mesh.demo;
