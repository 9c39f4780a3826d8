        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        global::System.Span<double> g = stackalloc double[3];
        g.Clear();
        for (int i = 0; i < 3; i++)
        {
            g[i] = w[i] * x[i];
        }
        for (int i = 0; i < 3; i++)
        {
            double value = g[i];
            bool value2 = value > 0.1;
            bool value3;
            if (value2)
            {
                workspace.Doubles.Record(g[i]);
                g[i] = 0.1;
                value3 = false;
            }
            else
            {
                bool value4 = value < (-0.1);
                if (value4)
                {
                    workspace.Doubles.Record(g[i]);
                    g[i] = (-0.1) * model.B;
                }
                value3 = value4;
            }
            workspace.Flags.Record(value2);
            workspace.Flags.Record(value3);
        }
        double sGradient = scale;
        global::System.Span<double> gGradient = stackalloc double[3];
        gGradient.Clear();
        double s = 0.0;
        for (int i = 0; i < 3; i++)
        {
            double v = g[i];
            double value = v * v;
            double value2 = scale * v;
            double vGradient = scale * value;
            double vGradient2 = vGradient + (value2 * v);
            double vGradient3 = vGradient2 + (value2 * v);
            gGradient[i] += vGradient3;
            s += value * v;
        }
        for (int i = 2; i >= 0; i--)
        {
            bool value = workspace.Flags.TakeBack();
            bool value2 = workspace.Flags.TakeBack();
            if (value2)
            {
                double value3 = workspace.Doubles.TakeBack();
                g[i] = value3;
                gGradient[i] = 0.0;
            }
            else
            {
                if (value)
                {
                    double value3 = workspace.Doubles.TakeBack();
                    g[i] = value3;
                    double value4 = gGradient[i];
                    gGradient[i] = 0.0;
                    double bGradient = value4 * (-0.1);
                    gradients.B += bGradient;
                }
            }
        }
        for (int i = 2; i >= 0; i--)
        {
            double value = gGradient[i];
            gGradient[i] = 0.0;
            wGradient[i] += value * x[i];
        }
        workspace.Clear();
        return s;
    }
}
