package org.millrace.benchmarks;

/**
 * CPU time in seconds.
 *
 * @param server of WildFly with its broker
 * @param database of PostgreSQL
 * @param load of the load generators and whatever else measures
 */
record Cpu(double server, double database, double load) {

    static final Cpu NONE = new Cpu(0, 0, 0);

    Cpu plus(Cpu other) {
        return new Cpu(server + other.server, database + other.database, load + other.load);
    }

    Cpu minus(Cpu other) {
        return plus(other.times(-1));
    }

    Cpu times(double factor) {
        return new Cpu(server * factor, database * factor, load * factor);
    }
}
