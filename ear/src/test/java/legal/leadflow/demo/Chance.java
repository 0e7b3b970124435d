package legal.leadflow.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Dice with a fixed seed, so that the demo tells the same story each time. */
final class Chance {
    private final Random dice;

    Chance(long seed) {
        dice = new Random(seed);
    }

    /** True in {@code percent} of 100 cases. */
    boolean in100(double percent) {
        return dice.nextDouble() * 100 < percent;
    }

    int between(int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    /** An index of {@code weights}, each as likely as its weight says. */
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = dice.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** Mostly near {@code usual}, now and then several times as long; never below a fifth of it. */
    Duration around(Duration usual) {
        double factor = Math.max(0.2, Math.min(6, Math.exp(dice.nextGaussian() * 0.7)));
        return Duration.ofSeconds(Math.max(1, Math.round(usual.toSeconds() * factor)));
    }
}
