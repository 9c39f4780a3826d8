        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        int n2 = n;
        global::System.Span<double> u = workspace.DoubleScratch.Create(n);
        global::System.Span<int> recorded = workspace.Integers.Reserve(n);
        int at = 0;
        for (int i = 0; i < n; i++)
        {
            int o = i + 1;
            {
                int o2 = o;
                if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated && n - o2 >= 8)
                {
                    int value = i % 3;
                    double value2 = w[value];
                    int value3 = i % 3;
                    double value4 = x[value3];
                    if (o2 >= 0
                        && n <= u.Length
                        && (long)o2 - o + at >= 0
                        && (long)n - o + at <= ((global::System.ReadOnlySpan<double>)t).Length)
                    {
                        ref double uAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(u);
                        ref double tAt =
                            ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(((global::System.ReadOnlySpan<double>)t));
                        global::System.Runtime.Intrinsics.Vector512<double> vector =
                            global::System.Runtime.Intrinsics.Vector512.Create(value2);
                        global::System.Runtime.Intrinsics.Vector512<double> vector2 =
                            global::System.Runtime.Intrinsics.Vector512.Create(value4);
                        for (; n - o2 >= 8; o2 += 8)
                        {
                            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref uAt,
                                    (nuint)(o2)) + ((global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref tAt, (nuint)(o2 - o + at)) * vector) * vector2),
                                ref uAt, (nuint)(o2));
                        }
                    }
                }
                for (; o2 < n; o2++)
                {
                    int at2 = at + (o2 - o);
                    u[o2] += (t[at2] * w[i % 3]) * x[i % 3];
                }
            }
            recorded[i] = at;
            at += int.Max(n, o) - o;
        }
        double aGradient = scale;
        double value5 = (double)at;
        double sGradient = scale * value5;
        global::System.Span<double> uGradient = workspace.DoubleScratch.Create(n);
        double s = 0.0;
        for (int i = 0; i < n; i++)
        {
            double v = u[i];
            double vGradient = sGradient * v;
            double vGradient2 = vGradient + (sGradient * v);
            uGradient[i] += vGradient2;
            s += v * v;
        }
        gradients.A += scale;
        global::System.ReadOnlySpan<int> recorded2 = workspace.Integers.TakeBack(n);
        for (int i = n - 1; i >= 0; i--)
        {
            int at2 = recorded2[i];
            int value = i + 1;
            {
                int o = n - 1;
                if (o - value >= 7)
                {
                    int value2 = i % 3;
                    double value3 = x[value2];
                    int value4 = i % 3;
                    if (value >= 0
                        && n <= uGradient.Length
                        && (long)value - value + at2 >= 0
                        && (long)n - value + at2 <= ((global::System.ReadOnlySpan<double>)t).Length)
                    {
                        ref double uGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(uGradient);
                        ref double tAt =
                            ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(((global::System.ReadOnlySpan<double>)t));
                        global::System.Runtime.Intrinsics.Vector512<double> vector =
                            global::System.Runtime.Intrinsics.Vector512.Create(value3);
                        global::System.Runtime.Intrinsics.Vector512<double> sums = global::System.Runtime.Intrinsics.Vector512<double>.Zero;
                        for (; o - value >= 7; o -= 8)
                        {
                            int at3 = o - 7;
                            sums += (
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref uGradientAt,
                                    (nuint)(at3)) * vector) * global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref tAt,
                                (nuint)(at3 - value + at2));
                        }

                        wGradient[value4] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
                    }
                }
                for (; o >= value; o--)
                {
                    wGradient[i % 3] += (uGradient[o] * x[i % 3]) * t[at2 + (o - value)];
                }
            }
        }
        workspace.Clear();
        return (s * value5) + model.A;
    }
}
