        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        byte i2 = i;
        short s2 = s;
        ushort u2 = u;
        sbyte b2 = b;
        uint m2 = m;
        long l2 = l;
        ulong q2 = q;
        int value = (int)i;
        double value2 = (double)s;
        double value3 = w[value] * value2;
        int value4 = (int)u;
        double value5 = w[value4];
        double value6 = (double)b;
        double value7 = (double)m;
        double value8 = (double)l;
        double value9 = (double)q;
        double value10 = scale;
        double bGradient = (scale * value9) * value8;
        gradients.B += bGradient;
        double aGradient = (scale * value7) * value6;
        gradients.A += aGradient;
        wGradient[value4] += scale * value3;
        wGradient[value] += (scale * value5) * value2;
        workspace.Clear();
        return ((value3 * value5) + ((model.A * value6) * value7)) + ((value8 * model.B) * value9);
    }
}
