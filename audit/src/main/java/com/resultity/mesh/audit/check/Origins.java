package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.evidence.Request;
import com.resultity.mesh.topics.Consumer;
import java.util.Optional;

/** Where jobs come from: the requests and labels that their readers took, those that were set aside left out. */
final class Origins {

    private Origins() {}

    /** The label that the job's home cell took: the first that it did not set aside. */
    static Optional<Located> label(JobHistory job, Evidence evidence) {
        return job.located().stream()
                .filter(located ->
                        !evidence.setAside().setAside(Consumer.ROUTER_PLACE.applicationId(), located.position()))
                .findFirst();
    }

    /** The request that a label was made from, if the log still holds it. */
    static Optional<Request> request(JobHistory job, Located label) {
        return job.requests().stream()
                .filter(request -> request.position().equals(label.request()))
                .findFirst();
    }

    /** The first request that the edge did not set aside. */
    static Optional<Request> request(JobHistory job, Evidence evidence) {
        return job.requests().stream()
                .filter(request ->
                        !evidence.setAside().setAside(Consumer.GEO_SERVICE.applicationId(), request.position()))
                .findFirst();
    }

    /** Whether the job was accepted: a request of it or a label was taken. */
    static boolean accepted(JobHistory job, Evidence evidence) {
        return request(job, evidence).isPresent() || label(job, evidence).isPresent();
    }
}
