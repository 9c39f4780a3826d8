        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        global::System.Span<double> t = stackalloc double[8];
        t.Clear();
        int value = ops.Length;
        int n = 0;
        for (int i = 0; i < value; i++)
        {
            int op = ops[i];
            int n2;
            if (op == 0)
            {
                int n3 = n + 1;
                workspace.Doubles.Record(t[n]);
                t[n] = w[n3 % 3];
                n2 = n3;
            }
            else
            {
                int n3;
                if (op == 1)
                {
                    int value2 = n - 2;
                    workspace.Doubles.Record(t[value2]);
                    t[value2] = t[n - 2] + t[n - 1];
                    n3 = n - 1;
                }
                else
                {
                    int n4;
                    if (op == 2)
                    {
                        int value2 = n - 2;
                        int n5 = n - 1;
                        workspace.Doubles.Record(t[value2]);
                        t[value2] *= t[n5];
                        n4 = n5;
                    }
                    else
                    {
                        int n5;
                        if (op == 3)
                        {
                            int value2 = n - 1;
                            workspace.Doubles.Record(t[value2]);
                            t[value2] = global::System.Math.Sin(t[n - 1]);
                            n5 = n;
                        }
                        else
                        {
                            workspace.Doubles.Record(t[n]);
                            t[n] = (t[n - 1] * ((double)op)) * model.B;
                            n5 = n + 1;
                        }
                        n4 = n5;
                    }
                    n3 = n4;
                }
                n2 = n3;
            }
            workspace.Integers.Record(n);
            n = n2;
        }
        double value3 = t[0];
        global::System.Span<double> tGradient = stackalloc double[8];
        tGradient.Clear();
        tGradient[0] += scale;
        for (int i = value - 1; i >= 0; i--)
        {
            int n2 = workspace.Integers.TakeBack();
            int value2 = ops[i];
            if (value2 == 0)
            {
                double value4 = workspace.Doubles.TakeBack();
                t[n2] = value4;
                double value5 = tGradient[n2];
                tGradient[n2] = 0.0;
                wGradient[(n2 + 1) % 3] += value5;
            }
            else
            {
                if (value2 == 1)
                {
                    int value4 = n2 - 2;
                    double value5 = workspace.Doubles.TakeBack();
                    t[value4] = value5;
                    double value6 = tGradient[value4];
                    tGradient[value4] = 0.0;
                    tGradient[n2 - 1] += value6;
                    tGradient[n2 - 2] += value6;
                }
                else
                {
                    if (value2 == 2)
                    {
                        int value4 = n2 - 2;
                        double value5 = workspace.Doubles.TakeBack();
                        t[value4] = value5;
                        double value6 = tGradient[value4];
                        tGradient[value4] = 0.0;
                        int value7 = n2 - 1;
                        double value8 = value6 * t[value7];
                        tGradient[value7] += value6 * t[value4];
                        tGradient[value4] += value8;
                    }
                    else
                    {
                        if (value2 == 3)
                        {
                            int value4 = n2 - 1;
                            double value5 = workspace.Doubles.TakeBack();
                            t[value4] = value5;
                            double value6 = tGradient[value4];
                            tGradient[value4] = 0.0;
                            int value7 = n2 - 1;
                            tGradient[value7] += global::RmsProp.Generated.CompilerServices.Derivative.Sin(value6, t[value7]);
                        }
                        else
                        {
                            double value4 = workspace.Doubles.TakeBack();
                            t[n2] = value4;
                            double value5 = tGradient[n2];
                            tGradient[n2] = 0.0;
                            int value6 = n2 - 1;
                            double value7 = (double)value2;
                            double bGradient = value5 * (t[value6] * value7);
                            gradients.B += bGradient;
                            tGradient[value6] += (value5 * model.B) * value7;
                        }
                    }
                }
            }
        }
        workspace.Clear();
        return value3;
    }
}
