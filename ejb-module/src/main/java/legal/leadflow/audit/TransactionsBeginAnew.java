package legal.leadflow.audit;

/** A firm's transactions are numbered lower than those sealed already: its database was restored into a new cluster. */
class TransactionsBeginAnew extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransactionsBeginAnew() {
        super("transactions begin anew");
    }
}
