        workspace.Clear();
        global::System.Span<double> a = stackalloc double[2];
        a.Clear();
        a[0] = model.A;
        a[1] = 1.0;
        global::System.Span<double> b = stackalloc double[2];
        b.Clear();
        b[0] = model.B;
        b[1] = 2.0;
        int value = x.Length;
        int i = 0;
        int phase = 0;
        int turns = 0;
        while (i < value)
        {
            double v = x[i];
            double value2 = a[1];
            double value3 = b[0] + (v * value2);
            workspace.Doubles.Record(b[0]);
            b[0] = value3;
            double value4 = 0.5 * value3;
            workspace.Doubles.Record(a[1]);
            a[1] = value2 * value4;
            int i2 = i + 1;
            bool value5 = i2 < value;
            int i3;
            int phase2;
            double value6;
            double v2;
            if (value5)
            {
                double v3 = x[i2];
                double value7 = b[1];
                double value8 = a[0] + (v3 * value7);
                workspace.Doubles.Record(a[0]);
                a[0] = value8;
                double value9 = 0.5 * value8;
                workspace.Doubles.Record(b[1]);
                b[1] = value7 * value9;
                i3 = i2 + 1;
                phase2 = 0;
                value6 = value9;
                v2 = v3;
            }
            else
            {
                i3 = i2;
                phase2 = 1;
                value6 = 0.0;
                v2 = 0.0;
            }
            workspace.Flags.Record(value5);
            workspace.Doubles.Record(value6);
            workspace.Doubles.Record(v2);
            workspace.Doubles.Record(value4);
            workspace.Doubles.Record(v);
            i = i3;
            phase = phase2;
            turns++;
        }
        bool value10 = phase == 1;
        bool value11 = phase == 1;
        double value12 = value10 ? b[0] : a[0];
        double value13 = value10 ? b[1] : a[1];
        double value14 = value11 ? a[0] : b[0];
        double value15 = value11 ? a[1] : b[1];
        double value16 = scale;
        global::System.Span<double> aGradient = stackalloc double[2];
        aGradient.Clear();
        global::System.Span<double> bGradient = stackalloc double[2];
        bGradient.Clear();
        double value17 = scale * value15;
        double value18 = scale * value14;
        if (value11)
        {
            aGradient[1] += value18;
        }
        else
        {
            bGradient[1] += value18;
        }
        if (value11)
        {
            aGradient[0] += value17;
        }
        else
        {
            bGradient[0] += value17;
        }
        double value19 = scale * value13;
        double value20 = scale * value12;
        if (value10)
        {
            bGradient[1] += value20;
        }
        else
        {
            aGradient[1] += value20;
        }
        if (value10)
        {
            bGradient[0] += value19;
        }
        else
        {
            aGradient[0] += value19;
        }
        for (int turn = turns; turn >= 1; turn--)
        {
            double v = workspace.Doubles.TakeBack();
            double value2 = workspace.Doubles.TakeBack();
            double v2 = workspace.Doubles.TakeBack();
            double value3 = workspace.Doubles.TakeBack();
            bool value4 = workspace.Flags.TakeBack();
            if (value4)
            {
                double value5 = workspace.Doubles.TakeBack();
                b[1] = value5;
                double value6 = bGradient[1];
                bGradient[1] = 0.0;
                double value7 = (value6 * b[1]) * 0.5;
                double value8 = workspace.Doubles.TakeBack();
                a[0] = value8;
                double value9 = aGradient[0];
                aGradient[0] = 0.0;
                double value21 = value7 + value9;
                bGradient[1] += (value6 * value3) + (value21 * v2);
                aGradient[0] += value21;
            }
            double value22 = workspace.Doubles.TakeBack();
            a[1] = value22;
            double value23 = aGradient[1];
            aGradient[1] = 0.0;
            double value24 = (value23 * a[1]) * 0.5;
            double value25 = workspace.Doubles.TakeBack();
            b[0] = value25;
            double value26 = bGradient[0];
            bGradient[0] = 0.0;
            double value27 = value24 + value26;
            aGradient[1] += (value23 * value2) + (value27 * v);
            bGradient[0] += value27;
        }
        bGradient[1] = 0.0;
        double bGradient2 = bGradient[0];
        bGradient[0] = 0.0;
        gradients.B += bGradient2;
        aGradient[1] = 0.0;
        double aGradient2 = aGradient[0];
        aGradient[0] = 0.0;
        gradients.A += aGradient2;
        return (value12 * value13) + (value14 * value15);
    }
}
