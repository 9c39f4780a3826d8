        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        double a = model.A;
        double sumGradient = scale;
        double sum = 0.0;
        double aGradient = 0.0;
        for (int s = 0; s < 19; s++)
        {
            double v = x[s];
            int i = 0;
            bool stopped = false;
            int turns = 0;
            while (stopped ? false : (i < 5))
            {
                int value = i % 3;
                double v2 = (v * a) + w[value];
                bool stopped2 = (v2 > 0.5) || stopped;
                workspace.Integers.Record(value);
                workspace.Doubles.Record(v);
                v = v2;
                i = stopped2 ? i : (i + 1);
                stopped = stopped2;
                turns++;
            }
            double vGradient = scale * v;
            double aGradient2 = aGradient;
            double vGradient2 = vGradient + (scale * v);
            for (int turn = turns; turn >= 1; turn--)
            {
                double v2 = workspace.Doubles.TakeBack();
                int value = workspace.Integers.TakeBack();
                wGradient[value] += vGradient2;
                double next = aGradient2 + (vGradient2 * v2);
                aGradient2 = next;
                vGradient2 *= a;
            }
            sum += v * v;
            aGradient = aGradient2;
        }
        gradients.A += aGradient;
        workspace.Clear();
        return sum;
    }
}
