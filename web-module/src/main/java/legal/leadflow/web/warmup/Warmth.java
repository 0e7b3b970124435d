package legal.leadflow.web.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** How far the server's warm-up has come. */
@ApplicationScoped
public class Warmth {
    private final AtomicInteger drawn = new AtomicInteger();
    private volatile boolean allDrawn;
    private volatile boolean over;
    private volatile long tookMs;

    /** The number of the next page to draw, from 0. */
    int nextPage() {
        return drawn.getAndIncrement();
    }

    void allDrawn() {
        allDrawn = true;
    }

    boolean isAllDrawn() {
        return allDrawn;
    }

    void end(long afterMs) {
        tookMs = afterMs;
        over = true;
    }

    /** Whether it has ended, well or not: a server that could not warm up is slow once and serves all the same. */
    public boolean isOver() {
        return over;
    }

    /** From the application's start; 0 while it goes on. */
    public long tookMs() {
        return tookMs;
    }
}
