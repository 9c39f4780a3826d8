        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        global::System.Span<double> u = stackalloc double[20];
        u.Clear();
        global::System.Span<double> w2 = stackalloc double[20];
        w2.Clear();
        global::System.Span<double> t = stackalloc double[20];
        t.Clear();
        int value = k.Length;
        double a = model.A;
        double v = model.B;
        for (int i = 0; i < value; i++)
        {
            int e = k[i];
            global::System.Span<double> recorded = workspace.Doubles.Reserve(18);
            for (int i2 = 18; i2 > 0; i2--)
            {
                double value2 = global::System.Math.Sin(0.5 + w2[i2 + 1]);
                u[i2] += a * value2;
                recorded[i2 - 1] = value2;
            }
            for (int i2 = 0; i2 < value; i2++)
            {
                int f = k[i2];
                int turns = int.Max(0, 20);
                global::System.Span<double> recorded2 = workspace.Doubles.Reserve(turns * 3);
                global::System.Span<double> recorded3 = recorded2.Slice(0, turns);
                global::System.Span<double> recorded4 = recorded2.Slice(turns, turns);
                global::System.Span<double> recorded5 = recorded2.Slice(turns * 2, turns);
                for (int i3 = 0; i3 < 20; i3++)
                {
                    double value2 = (x[f] * w[e]) + ((0.1 * t[i3]) * w2[i3]);
                    double value3 = global::System.Math.Exp(double.Min(1.0, value2));
                    recorded3[i3] = w2[i3];
                    w2[i3] = value3;
                    recorded4[i3] = value3;
                    recorded5[i3] = value2;
                }
            }
            global::System.Span<double> recorded6 = workspace.Doubles.Reserve(value);
            double v2 = v;
            for (int i2 = 0; i2 < value; i2++)
            {
                double value2 = global::System.Math.Tanh(w[e] + x[k[i2]]);
                recorded6[i2] = value2;
                v2 -= value2;
            }
            global::System.Span<double> recorded7 = workspace.Doubles.Reserve(20);
            {
                int i2 = 0;
                if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
                {
                    ref double tAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(t);
                    ref double wAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(w2);
                    ref double recordedAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded7);
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> vector =
                            global::System.Runtime.Intrinsics.Vector512.Create(0.3);
                        for (; 20 - i2 >= 8; i2 += 8)
                        {
                            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref tAt, (nuint)(i2)), ref recordedAt, (nuint)(i2));
                            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref tAt,
                                    (nuint)(i2)) + (vector * global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref wAt, (nuint)(i2))),
                                ref tAt, (nuint)(i2));
                        }
                    }
                    {
                        global::System.Runtime.Intrinsics.Vector256<double> vector =
                            global::System.Runtime.Intrinsics.Vector256.Create(0.3);
                        {
                            global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref tAt, (nuint)(i2)), ref recordedAt, (nuint)(i2));
                            global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                    ref tAt,
                                    (nuint)(i2)) + (vector * global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref wAt, (nuint)(i2))),
                                ref tAt, (nuint)(i2));
                            i2 += 4;
                        }
                    }
                }
                else
                {
                    for (; i2 < 20; i2++)
                    {
                        recorded7[i2] = t[i2];
                        t[i2] += 0.3 * w2[i2];
                    }
                }
            }
            v = v2;
        }
        double sGradient = scale;
        global::System.Span<double> uGradient = stackalloc double[20];
        uGradient.Clear();
        global::System.Span<double> wGradient2 = stackalloc double[20];
        wGradient2.Clear();
        global::System.Span<double> tGradient = stackalloc double[20];
        tGradient.Clear();
        double s = v;
        for (int i = 0; i < 20; i++)
        {
            double value2 = u[i];
            double value3 = w2[i];
            double value4 = value2 * value3;
            double value5 = t[i];
            double value6 = global::RmsProp.Generated.CompilerServices.Derivative.MultiplyByFirst(scale, value5);
            tGradient[i] += global::RmsProp.Generated.CompilerServices.Derivative.MultiplyByFirst(scale, value4);
            wGradient2[i] += value6 * value2;
            uGradient[i] += global::RmsProp.Generated.CompilerServices.Derivative.MultiplyByFirst(value6, value3);
            s += value4 * value5;
        }
        double aGradient = 0.0;
        for (int i = value - 1; i >= 0; i--)
        {
            global::System.ReadOnlySpan<double> recorded = workspace.Doubles.TakeBack(20);
            {
                int i2 = 19;
                if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated)
                {
                    ref double tAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(t);
                    ref double tGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(tGradient);
                    ref double wGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(wGradient2);
                    ref double recordedAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded);
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> vector =
                            global::System.Runtime.Intrinsics.Vector512.Create(0.3);
                        for (; i2 >= 7; i2 -= 8)
                        {
                            int at = i2 - 7;
                            global::System.Runtime.Intrinsics.Vector512<double> value2 =
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                ref recordedAt, (nuint)(at));
                            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(value2, ref tAt, (nuint)(at));
                            global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref wGradientAt,
                                    (nuint)(at)) + (global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref tGradientAt, (nuint)(at)) * vector),
                                ref wGradientAt, (nuint)(at));
                        }
                    }
                    {
                        global::System.Runtime.Intrinsics.Vector256<double> vector =
                            global::System.Runtime.Intrinsics.Vector256.Create(0.3);
                        {
                            int at = i2 - 3;
                            global::System.Runtime.Intrinsics.Vector256<double> value2 =
                                global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                ref recordedAt, (nuint)(at));
                            global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(value2, ref tAt, (nuint)(at));
                            global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                    ref wGradientAt,
                                    (nuint)(at)) + (global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref tGradientAt, (nuint)(at)) * vector),
                                ref wGradientAt, (nuint)(at));
                            i2 -= 4;
                        }
                    }
                }
                else
                {
                    for (; i2 >= 0; i2--)
                    {
                        double value3 = recorded[i2];
                        t[i2] = value3;
                        wGradient2[i2] += tGradient[i2] * 0.3;
                    }
                }
            }
            int value4 = k[i];
            global::System.ReadOnlySpan<double> recorded2 = workspace.Doubles.TakeBack(value);
            {
                int i2 = value - 1;
                if (i2 >= 7)
                {
                    double value2 = -scale;
                    {
                        ref double recordedAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded2);
                        global::System.Runtime.Intrinsics.Vector512<double> sGradientVector =
                            global::System.Runtime.Intrinsics.Vector512.Create(scale);
                        global::System.Runtime.Intrinsics.Vector512<double> vector =
                            global::System.Runtime.Intrinsics.Vector512.Create(value2);
                        global::System.Runtime.Intrinsics.Vector512<double> sums = global::System.Runtime.Intrinsics.Vector512<double>.Zero;
                        for (; i2 >= 7; i2 -= 8)
                        {
                            int at = i2 - 7;
                            global::System.Runtime.Intrinsics.Vector512<double> value3 =
                                global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                ref recordedAt, (nuint)(at));
                            sums += global::RmsProp.Generated.CompilerServices.Vectors.Tanh(vector, value3);
                        }

                        wGradient[value4] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
                    }
                }
                for (; i2 >= 0; i2--)
                {
                    double value5 = recorded2[i2];
                    wGradient[value4] += global::RmsProp.Generated.CompilerServices.Derivative.Tanh(-scale, value5);
                }
            }
            for (int i2 = value - 1; i2 >= 0; i2--)
            {
                int value2 = k[i2];
                int turns = int.Max(0, 20);
                global::System.ReadOnlySpan<double> recorded3 = workspace.Doubles.TakeBack(turns * 3);
                global::System.ReadOnlySpan<double> recorded4 = recorded3.Slice(0, turns);
                global::System.ReadOnlySpan<double> recorded5 = recorded3.Slice(turns, turns);
                global::System.ReadOnlySpan<double> recorded6 = recorded3.Slice(turns * 2, turns);
                {
                    int i3 = 19;
                    {
                        double value3 = x[value2];
                        {
                            ref double wAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(w2);
                            ref double wGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(wGradient2);
                            ref double tAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(t);
                            ref double tGradientAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(tGradient);
                            ref double recordedAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded6);
                            ref double recordedAt2 = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded5);
                            ref double recordedAt3 = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded4);
                            global::System.Runtime.Intrinsics.Vector512<double> vector =
                                global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                            global::System.Runtime.Intrinsics.Vector512<double> vector2 =
                                global::System.Runtime.Intrinsics.Vector512.Create(1.0);
                            global::System.Runtime.Intrinsics.Vector512<double> vector3 =
                                global::System.Runtime.Intrinsics.Vector512.Create(0.1);
                            global::System.Runtime.Intrinsics.Vector512<double> vector4 =
                                global::System.Runtime.Intrinsics.Vector512.Create(value3);
                            global::System.Runtime.Intrinsics.Vector512<double> sums =
                                global::System.Runtime.Intrinsics.Vector512<double>.Zero;
                            for (; i3 >= 7; i3 -= 8)
                            {
                                int at = i3 - 7;
                                global::System.Runtime.Intrinsics.Vector512<double> value5 =
                                    global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref recordedAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512<double> value6 =
                                    global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref recordedAt2, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512<double> value7 =
                                    global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref recordedAt3, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(value7, ref wAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512<double> value8 =
                                    global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                    ref wGradientAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(vector, ref wGradientAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512<double> value9 =
                                    global::RmsProp.Generated.CompilerServices.Vectors.MinBySecond(
                                    global::RmsProp.Generated.CompilerServices.Vectors.Exp(value8, value6), vector2, value5);
                                global::System.Runtime.Intrinsics.Vector512<double> value10 =
                                    global::RmsProp.Generated.CompilerServices.Vectors.MultiplyByFirst(
                                    value9, global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref wAt, (nuint)(at)));
                                global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(
                                    global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                        ref wGradientAt,
                                        (nuint)(at)) + global::RmsProp.Generated.CompilerServices.Vectors.MultiplyByFirst(value9,
                                        vector3 * global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(ref tAt, (nuint)(at))),
                                    ref wGradientAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector512.StoreUnsafe(
                                    global::System.Runtime.Intrinsics.Vector512.LoadUnsafe(
                                        ref tGradientAt, (nuint)(at)) + (value10 * vector3),
                                    ref tGradientAt, (nuint)(at));
                                sums += value9 * vector4;
                            }

                            wGradient[value4] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
                        }
                    }
                    for (; i3 >= 0; i3--)
                    {
                        double value11 = recorded6[i3];
                        double value12 = recorded5[i3];
                        double value13 = recorded4[i3];
                        w2[i3] = value13;
                        double value14 = wGradient2[i3];
                        wGradient2[i3] = 0.0;
                        double value15 = global::RmsProp.Generated.CompilerServices.Derivative.MinBySecond(
                            global::RmsProp.Generated.CompilerServices.Derivative.Exp(value14, value12), 1.0, value11);
                        double value16 = global::RmsProp.Generated.CompilerServices.Derivative.MultiplyByFirst(value15, w2[i3]);
                        wGradient2[i3] += global::RmsProp.Generated.CompilerServices.Derivative.MultiplyByFirst(value15, 0.1 * t[i3]);
                        tGradient[i3] += value16 * 0.1;
                        wGradient[value4] += value15 * x[value2];
                    }
                }
            }
            global::System.ReadOnlySpan<double> recorded7 = workspace.Doubles.TakeBack(18);
            double aGradient2 = aGradient;
            for (int i2 = 1; i2 <= 18; i2++)
            {
                double value2 = recorded7[i2 - 1];
                double value3 = uGradient[i2];
                int value5 = i2 + 1;
                wGradient2[value5] += global::RmsProp.Generated.CompilerServices.Derivative.Sin(value3 * a, 0.5 + w2[value5]);
                aGradient2 += value3 * value2;
            }
            aGradient = aGradient2;
        }
        gradients.A += aGradient;
        gradients.B += scale;
        workspace.Clear();
        return s;
    }
}
