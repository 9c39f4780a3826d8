        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        global::System.Span<double> d = stackalloc double[2];
        d.Clear();
        d[0] = w[0];
        d[1] = w[1];
        global::System.Span<double> n = stackalloc double[2];
        n.Clear();
        int value = o.Length;
        if (value < 0)
        {
            _ = global::Model.Loss(in model, o);
            throw new global::System.Diagnostics.UnreachableException();
        }
        global::System.Span<int> back = workspace.IntegerScratch.Create(checked(value * 2));
        uint value2 = (uint)value;
        double a = model.A;
        double b = model.B;
        bool value3 = 2 > (2 - 0);
        bool value4 = 2 > (2 - 0);
        for (int t = 0; t < value; t++)
        {
            bool value5 = ((uint)t) >= value2;
            int value6 = t * 2;
            double value7 = a * ((double)o[t]);
            for (int j = 0; j < 2; j++)
            {
                if (value5 | (((uint)j) >= 2u))
                {
                    _ = global::Model.Loss(in model, o);
                    throw new global::System.Diagnostics.UnreachableException();
                }
                back[value6 + j] = 0;
                double value8 = d[0] + w[j];
                n[j] = value8;
                double value9 = d[1];
                if ((value9 + w[1 + j]) > value8)
                {
                    n[j] = value9 + w[1 + j];
                    if ((((uint)t) >= ((uint)value)) | (((uint)j) >= 2u))
                    {
                        _ = global::Model.Loss(in model, o);
                        throw new global::System.Diagnostics.UnreachableException();
                    }
                    back[(t * 2) + j] = 1;
                }
                n[j] += value7 - (b * ((double)j));
            }
            if (value3)
            {
                _ = global::Model.Loss(in model, o);
                throw new global::System.Diagnostics.UnreachableException();
            }
            global::System.Span<double> n2 = n.Slice(0, 2);
            if (value4)
            {
                _ = global::Model.Loss(in model, o);
                throw new global::System.Diagnostics.UnreachableException();
            }
            global::System.Span<double> d2 = d.Slice(0, 2);
            global::System.Span<double> d3 = d2.Slice(0, 2);
            global::System.Span<double> recorded = workspace.Doubles.Reserve(2);
            for (int i = 0; i < 2; i++)
            {
                recorded[i] = d3[i];
                d3[i] = n2[i];
            }
        }
        int best = (d[1] > d[0]) ? 1 : 0;
        uint value10 = (uint)value;
        double sGradient = scale;
        global::System.Span<double> dGradient = stackalloc double[2];
        dGradient.Clear();
        global::System.Span<double> nGradient = stackalloc double[2];
        nGradient.Clear();
        int best2 = best;
        double s = d[best];
        for (int t = value - 1; t >= 0; t--)
        {
            if ((((uint)t) >= value10) | (((uint)best2) >= 2u))
            {
                _ = global::Model.Loss(in model, o);
                throw new global::System.Diagnostics.UnreachableException();
            }
            int best3 = back[(t * 2) + best2];
            double value5 = w[best3];
            double value6 = 0.1 * value5;
            wGradient[best3] += (scale * value6) + ((scale * value5) * 0.1);
            best2 = best3;
            s += value6 * value5;
        }
        dGradient[best] += scale;
        double aGradient = 0.0;
        double bGradient = 0.0;
        for (int t = value - 1; t >= 0; t--)
        {
            global::System.Span<double> nGradient2 = nGradient.Slice(0, 2);
            global::System.Span<double> d2 = d.Slice(0, 2);
            global::System.Span<double> dGradient2 = dGradient.Slice(0, 2);
            global::System.Span<double> d3 = d2.Slice(0, 2);
            global::System.Span<double> dGradient3 = dGradient2.Slice(0, 2);
            global::System.ReadOnlySpan<double> recorded = workspace.Doubles.TakeBack(2);
            for (int i = 1; i >= 0; i--)
            {
                double value5 = recorded[i];
                d3[i] = value5;
                double value6 = dGradient3[i];
                dGradient3[i] = 0.0;
                nGradient2[i] += value6;
            }
            double bGradient2 = bGradient;
            double value7 = 0.0;
            for (int j = 1; j >= 0; j--)
            {
                double value5 = nGradient[j];
                double value6;
                if ((d[1] + w[1 + j]) > (d[0] + w[j]))
                {
                    double value8 = nGradient[j];
                    nGradient[j] = 0.0;
                    wGradient[1 + j] += value8;
                    value6 = value8;
                }
                else
                {
                    value6 = 0.0;
                }
                dGradient[1] += value6;
                double value9 = nGradient[j];
                nGradient[j] = 0.0;
                wGradient[j] += value9;
                dGradient[0] += value9;
                bGradient2 += (-value5) * ((double)j);
                value7 += value5;
            }
            aGradient += value7 * ((double)o[t]);
            bGradient = bGradient2;
        }
        gradients.B += bGradient;
        gradients.A += aGradient;
        double value11 = dGradient[1];
        dGradient[1] = 0.0;
        wGradient[1] += value11;
        double value12 = dGradient[0];
        dGradient[0] = 0.0;
        wGradient[0] += value12;
        workspace.Clear();
        return s;
    }
}
