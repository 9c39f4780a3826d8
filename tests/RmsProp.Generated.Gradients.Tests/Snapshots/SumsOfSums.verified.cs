        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        int value = x.Length;
        global::System.Span<double> recorded = workspace.Doubles.Reserve(value);
        double s = 0.0;
        double c = 0.0;
        for (int i = 0; i < value; i++)
        {
            double value2 = x[i];
            double t;
            if (value2 > 0.0)
            {
                double value3 = x[i];
                double t2 = 0.0;
                for (int j = 0; j < 3; j++)
                {
                    t2 += w[j] * value3;
                }
                t = t2;
            }
            else
            {
                t = model.A * value2;
            }
            double s2 = s + (t * t);
            double c2 = c - (s2 * 0.0);
            recorded[i] = t;
            s = s2;
            c = 2.0 + (c2 + t);
        }
        double b = model.B;
        double value4 = 1.0 + (b * b);
        double value5 = scale;
        double cGradient = -scale;
        double value6 = global::RmsProp.Generated.CompilerServices.Derivative.DivideBySecond(scale, s, value4);
        double bGradient = value6 * b;
        double bGradient2 = bGradient + (value6 * b);
        gradients.B += bGradient2;
        global::System.ReadOnlySpan<double> recorded2 = workspace.Doubles.TakeBack(value);
        double sGradient = global::RmsProp.Generated.CompilerServices.Derivative.DivideByFirst(scale, value4);
        for (int i = value - 1; i >= 0; i--)
        {
            double t = recorded2[i];
            double sGradient2 = sGradient + ((-cGradient) * 0.0);
            double tGradient = cGradient + (sGradient2 * t);
            double tGradient2 = tGradient + (sGradient2 * t);
            double value2 = x[i];
            if (value2 > 0.0)
            {
                double value3 = x[i];
                for (int j = 2; j >= 0; j--)
                {
                    wGradient[j] += tGradient2 * value3;
                }
            }
            else
            {
                double aGradient = tGradient2 * value2;
                gradients.A += aGradient;
            }
            sGradient = sGradient2;
        }
        workspace.Clear();
        return (s / value4) - c;
    }
}
