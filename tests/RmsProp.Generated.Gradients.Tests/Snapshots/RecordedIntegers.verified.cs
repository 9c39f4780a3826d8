        workspace.Clear();
        int value = x.Length;
        double b = model.B;
        int turns = int.Max(0, value);
        global::System.Span<double> recorded = workspace.Doubles.Reserve(turns * 3);
        global::System.Span<double> recorded2 = recorded.Slice(0, turns);
        global::System.Span<double> recorded3 = recorded.Slice(turns, turns);
        global::System.Span<double> recorded4 = recorded.Slice(turns * 2, turns);
        long c = 1L;
        uint u = 1u;
        double s = model.A;
        for (int i = 0; i < value; i++)
        {
            long c2 = (c * 3L) % 7L;
            uint u2 = (u * 5u) % 11u;
            double value2 = (double)c2;
            double value3 = (double)u2;
            recorded2[i] = value3;
            recorded3[i] = value2;
            recorded4[i] = s;
            c = c2;
            u = u2;
            s = ((s * s) * value2) + (value3 * b);
        }
        int turns2 = int.Max(0, value);
        global::System.ReadOnlySpan<double> recorded5 = workspace.Doubles.TakeBack(turns2 * 3);
        global::System.ReadOnlySpan<double> recorded6 = recorded5.Slice(0, turns2);
        global::System.ReadOnlySpan<double> recorded7 = recorded5.Slice(turns2, turns2);
        global::System.ReadOnlySpan<double> recorded8 = recorded5.Slice(turns2 * 2, turns2);
        double bGradient = 0.0;
        double sGradient = scale;
        for (int i = value - 1; i >= 0; i--)
        {
            double s2 = recorded8[i];
            double value2 = recorded7[i];
            double value3 = recorded6[i];
            double value4 = sGradient * value2;
            double sGradient2 = value4 * s2;
            double next = bGradient + (sGradient * value3);
            bGradient = next;
            sGradient = sGradient2 + (value4 * s2);
        }
        gradients.B += bGradient;
        gradients.A += sGradient;
        return s;
    }
}
