package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.report.BreachKind;

/** No client address outside the topic that is made for it (promise 7), as far as requests are still kept. */
final class AddressCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        for (Position position : evidence.addresses().leaks()) {
            findings.breach(BreachKind.ADDRESS_LEAK, null, null, "it holds the address of a client", position);
        }
    }
}
