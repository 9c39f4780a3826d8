        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        global::System.Span<double> t = stackalloc double[4];
        t.Clear();
        double a = model.A;
        {
            int i = 0;
            if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
            {
                ref double tAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(t);
                global::System.Runtime.Intrinsics.Vector256<double> aVector = global::System.Runtime.Intrinsics.Vector256.Create(a);
                {
                    global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(aVector, ref tAt, (nuint)(i));
                    i += 4;
                }
            }
            else
            {
                for (; i < 4; i++)
                {
                    t[i] = a;
                }
            }
        }
        double b = model.B;
        double s = 0.0;
        for (int r = 0; r < 3; r++)
        {
            global::System.Span<double> recorded = workspace.Doubles.Reserve(3);
            for (int i = 0; i < 3; i++)
            {
                recorded[i] = t[i];
                t[i] = (t[i + 1] * x[r]) + w[i];
            }
            double s2 = s;
            for (int i = 0; i < 4; i++)
            {
                double value = t[i];
                s2 += value * value;
            }
            workspace.Doubles.Record(t[3]);
            t[3] *= b;
            s = s2;
        }
        double sGradient = scale;
        global::System.Span<double> tGradient = stackalloc double[4];
        tGradient.Clear();
        double bGradient = 0.0;
        for (int r = 2; r >= 0; r--)
        {
            double value = workspace.Doubles.TakeBack();
            t[3] = value;
            double value2 = tGradient[3];
            tGradient[3] = 0.0;
            double bGradient2 = bGradient + (value2 * t[3]);
            tGradient[3] += value2 * b;
            {
                int i = 3;
                if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
                {
                    ref double tAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(t);
                    ref double tGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(tGradient);
                    global::System.Runtime.Intrinsics.Vector256<double> sGradientVector =
                        global::System.Runtime.Intrinsics.Vector256.Create(scale);
                    {
                        int at = i - 3;
                        global::System.Runtime.Intrinsics.Vector256<double> value3 = global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                            ref tAt, (nuint)(at));
                        global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                            global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                ref tGradientAt, (nuint)(at)) + ((sGradientVector * value3) + (sGradientVector * value3)),
                            ref tGradientAt, (nuint)(at));
                        i -= 4;
                    }
                }
                else
                {
                    for (; i >= 0; i--)
                    {
                        double value4 = t[i];
                        tGradient[i] += (scale * value4) + (scale * value4);
                    }
                }
            }
            global::System.ReadOnlySpan<double> recorded = workspace.Doubles.TakeBack(3);
            for (int i = 2; i >= 0; i--)
            {
                double value3 = recorded[i];
                t[i] = value3;
                double value4 = tGradient[i];
                tGradient[i] = 0.0;
                wGradient[i] += value4;
                tGradient[i + 1] += value4 * x[r];
            }
            bGradient = bGradient2;
        }
        gradients.B += bGradient;
        double aGradient = 0.0;
        {
            int i = 3;
            {
                ref double tGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(tGradient);
                global::System.Runtime.Intrinsics.Vector256<double> vector = global::System.Runtime.Intrinsics.Vector256.Create(0.0);
                global::System.Runtime.Intrinsics.Vector256<double> sums = global::System.Runtime.Intrinsics.Vector256<double>.Zero;
                {
                    int at = i - 3;
                    global::System.Runtime.Intrinsics.Vector256<double> value = global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                        ref tGradientAt, (nuint)(at));
                    global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(vector, ref tGradientAt, (nuint)(at));
                    sums += value;
                    i -= 4;
                }

                aGradient += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
            }
            for (; i >= 0; i--)
            {
                double value2 = tGradient[i];
                tGradient[i] = 0.0;
                aGradient += value2;
            }
        }
        gradients.A += aGradient;
        workspace.Clear();
        return s;
    }
}
