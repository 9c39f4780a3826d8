        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        bool value = 4 > (4 - 0);
        bool value2 = 4 > (4 - 0);
        double a = model.A;
        double sumGradient = scale;
        double sum = 0.0;
        double aGradient = 0.0;
        {
            int s = 0;
            if (19 - s >= 8)
            {
                int mark = workspace.DoubleScratch.Align();
                int mark2 = workspace.Doubles.Align();
                global::System.Runtime.Intrinsics.Vector512<double> sums = global::System.Runtime.Intrinsics.Vector512<double>.Zero;
                for (; 19 - s >= 8; s += 8)
                {
                    int mark3 = workspace.DoubleScratch.Mark;
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> state =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                    for (int t = 0; t < 3; t++)
                    {
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> next =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                        int value3 = s + t;
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> v =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                        int vHandle = workspace.DoubleScratch.Reserve(4 * 8);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> v2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.At(vHandle, 4 * 8));
                        for (int u = 0; u < 4; u++)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> v3 =
                                global::RmsProp.Generated.CompilerServices.SampleLanes.Load(
                                (global::System.ReadOnlySpan<double>)((global::System.ReadOnlySpan<double>)x),
                                value3) * global::System.Runtime.Intrinsics.Vector512.Create(w[u % 3]);
                            v[u] = v3;
                        }
                        for (int u = 0; u < 4; u++)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> v3 = v[u];
                            for (int o = 0; o < 4; o++)
                            {
                                v3 = v3 + (global::System.Runtime.Intrinsics.Vector512.Create(model.Grid[u % 2, o % 3]) * state[o]);
                            }
                            v2[u] = v3;
                        }
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.Reserve((4) * 8));
                        for (int u = 0; u < 4; u++)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> value4 =
                                global::RmsProp.Generated.CompilerServices.SampleLanes.Each<double>(
                                v2[u], static (x) => global::System.Math.Tanh(x));
                            next[u] = value4;
                            recorded[u] = value4;
                        }
                        if (value)
                        {
                            _ = global::Model.Loss(in model, x, k, n);
                            throw new global::System.Diagnostics.UnreachableException();
                        }
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> next2 = next.Slice(0, 4);
                        if (value2)
                        {
                            _ = global::Model.Loss(in model, x, k, n);
                            throw new global::System.Diagnostics.UnreachableException();
                        }
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> state2 = state.Slice(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> state3 = state2.Slice(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.Reserve((4) * 8));
                        for (int i = 0; i < 4; i++)
                        {
                            recorded2[i] = state3[i];
                            state3[i] = next2[i];
                        }
                        workspace.Integers.Record(vHandle);
                    }
                    global::System.Runtime.Intrinsics.Vector512<double> e = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                    for (int i = 0; i < 4; i++)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> v = state[i];
                        e = e + ((v * v) * global::System.Runtime.Intrinsics.Vector512.Create(a));
                    }
                    global::System.Runtime.Intrinsics.Vector512<double> term = e;
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> stateGradient =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                    global::System.Runtime.Intrinsics.Vector512<double> aGradient2 = sums;
                    for (int i = 3; i >= 0; i--)
                    {
                        double value3 = scale * a;
                        global::System.Runtime.Intrinsics.Vector512<double> value4 = state[i];
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient =
                            global::System.Runtime.Intrinsics.Vector512.Create(value3) * value4;
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient2 =
                            vGradient + (global::System.Runtime.Intrinsics.Vector512.Create(value3) * value4);
                        stateGradient[i] += vGradient2;
                        aGradient2 = aGradient2 + (global::System.Runtime.Intrinsics.Vector512.Create(scale) * (value4 * value4));
                    }
                    for (int t = 2; t >= 0; t--)
                    {
                        int mark4 = workspace.DoubleScratch.Mark;
                        int vHandle = workspace.Integers.TakeBack();
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> nextGradient =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> vGradient =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> vGradient2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> nextGradient2 = nextGradient.Slice(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> state2 = state.Slice(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> stateGradient2 = stateGradient.Slice(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> state3 = state2.Slice(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> stateGradient3 = stateGradient2.Slice(
                            0, 4);
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.TakeBack((4) * 8));
                        for (int i = 3; i >= 0; i--)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> value3 = recorded[i];
                            state3[i] = value3;
                            global::System.Runtime.Intrinsics.Vector512<double> value4 = stateGradient3[i];
                            stateGradient3[i] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                            nextGradient2[i] += value4;
                        }
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.TakeBack((4) * 8));
                        for (int u = 3; u >= 0; u--)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> value3 = recorded2[u];
                            global::System.Runtime.Intrinsics.Vector512<double> value4 = nextGradient[u];
                            nextGradient[u] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                            vGradient2[u] += global::RmsProp.Generated.CompilerServices.Vectors.Tanh(value4, value3);
                        }
                        for (int u = 3; u >= 0; u--)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> vGradient3 = vGradient2[u];
                            vGradient2[u] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                            for (int o = 3; o >= 0; o--)
                            {
                                global::System.Runtime.Intrinsics.Vector512<double> value3 = vGradient3 * state[o];
                                int value4 = u % 2;
                                int value5 = o % 3;
                                stateGradient[o] += vGradient3 * global::System.Runtime.Intrinsics.Vector512.Create(
                                    model.Grid[value4, value5]);
                                if (gradients.Grid is not null)
                                {
                                    gradients.Grid[value4, value5] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(value3);
                                }
                            }
                            vGradient[u] += vGradient3;
                        }
                        int value6 = s + t;
                        for (int u = 3; u >= 0; u--)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> vGradient3 = vGradient[u];
                            vGradient[u] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                            wGradient[u % 3] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(
                                vGradient3 * global::RmsProp.Generated.CompilerServices.SampleLanes.Load(
                                    (global::System.ReadOnlySpan<double>)((global::System.ReadOnlySpan<double>)x), value6));
                        }
                        workspace.DoubleScratch.GiveBack(mark4);
                    }
                    sums = aGradient2;
                    for (int lane = 0; lane < 8; lane++)
                    {
                        sum += global::System.Runtime.Intrinsics.Vector512.GetElement(term, lane);
                    }
                    workspace.DoubleScratch.GiveBack(mark3);
                }
                aGradient += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
                workspace.DoubleScratch.GiveBack(mark);
                workspace.Doubles.GiveBack(mark2);
            }
            for (; s < 19; s++)
            {
                int mark5 = workspace.DoubleScratch.Mark;
                global::System.Span<double> state4 = workspace.DoubleScratch.Create(4);
                for (int t = 0; t < 3; t++)
                {
                    global::System.Span<double> next = workspace.DoubleScratch.Create(4);
                    int value3 = s + t;
                    global::System.Span<double> v = workspace.DoubleScratch.Create(4);
                    int vHandle = workspace.DoubleScratch.Reserve(4);
                    global::System.Span<double> v2 = workspace.DoubleScratch.At(vHandle, 4);
                    for (int u = 0; u < 4; u++)
                    {
                        double v3 = x[value3] * w[u % 3];
                        v[u] = v3;
                    }
                    for (int u = 0; u < 4; u++)
                    {
                        double v3 = v[u];
                        for (int o = 0; o < 4; o++)
                        {
                            v3 += model.Grid[u % 2, o % 3] * state4[o];
                        }
                        v2[u] = v3;
                    }
                    global::System.Span<double> recorded = workspace.Doubles.Reserve(4);
                    for (int u = 0; u < 4; u++)
                    {
                        double value4 = global::System.Math.Tanh(v2[u]);
                        next[u] = value4;
                        recorded[u] = value4;
                    }
                    if (value)
                    {
                        _ = global::Model.Loss(in model, x, k, n);
                        throw new global::System.Diagnostics.UnreachableException();
                    }
                    global::System.Span<double> next2 = next.Slice(0, 4);
                    if (value2)
                    {
                        _ = global::Model.Loss(in model, x, k, n);
                        throw new global::System.Diagnostics.UnreachableException();
                    }
                    global::System.Span<double> state = state4.Slice(0, 4);
                    global::System.Span<double> state2 = state.Slice(0, 4);
                    global::System.Span<double> recorded2 = workspace.Doubles.Reserve(4);
                    {
                        int i = 0;
                        if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated && 4 <= next2.Length && 4 <= state2.Length)
                        {
                            ref double nextAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(next2);
                            ref double stateAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(state2);
                            ref double recordedAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded2);
                            {
                                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                        ref stateAt, (nuint)(i)), ref recordedAt, (nuint)(i));
                                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                        ref nextAt, (nuint)(i)), ref stateAt, (nuint)(i));
                                i += 4;
                            }
                        }
                        else
                        {
                            for (; i < 4; i++)
                            {
                                recorded2[i] = state2[i];
                                state2[i] = next2[i];
                            }
                        }
                    }
                    workspace.Integers.Record(vHandle);
                }
                double e2 = 0.0;
                for (int i = 0; i < 4; i++)
                {
                    double v = state4[i];
                    e2 += (v * v) * a;
                }
                global::System.Span<double> stateGradient4 = workspace.DoubleScratch.Create(4);
                double aGradient3 = aGradient;
                {
                    int i = 3;
                    {
                        double value3 = scale * a;
                        {
                            ref double stateAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(state4);
                            ref double stateGradientAt =
                                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(stateGradient4);
                            global::System.Runtime.Intrinsics.Vector256<double> sumGradientVector =
                                global::System.Runtime.Intrinsics.Vector256.Create(scale);
                            global::System.Runtime.Intrinsics.Vector256<double> aVector =
                                global::System.Runtime.Intrinsics.Vector256.Create(a);
                            global::System.Runtime.Intrinsics.Vector256<double> vector =
                                global::System.Runtime.Intrinsics.Vector256.Create(value3);
                            global::System.Runtime.Intrinsics.Vector256<double> sums =
                                global::System.Runtime.Intrinsics.Vector256<double>.Zero;
                            {
                                int at = i - 3;
                                global::System.Runtime.Intrinsics.Vector256<double> value4 =
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                    ref stateAt, (nuint)(at));
                                sums += sumGradientVector * (value4 * value4);
                                global::System.Runtime.Intrinsics.Vector256<double> vGradient = vector * value4;
                                global::System.Runtime.Intrinsics.Vector256<double> vGradient2 = vGradient + (vector * value4);
                                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref stateGradientAt, (nuint)(at)) + vGradient2,
                                    ref stateGradientAt, (nuint)(at));
                                i -= 4;
                            }

                            aGradient3 += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
                        }
                    }
                    for (; i >= 0; i--)
                    {
                        double value5 = scale * a;
                        double value6 = state4[i];
                        double vGradient3 = value5 * value6;
                        double vGradient4 = vGradient3 + (value5 * value6);
                        stateGradient4[i] += vGradient4;
                        aGradient3 += scale * (value6 * value6);
                    }
                }
                for (int t = 2; t >= 0; t--)
                {
                    int mark = workspace.DoubleScratch.Mark;
                    int vHandle = workspace.Integers.TakeBack();
                    global::System.Span<double> nextGradient = workspace.DoubleScratch.Create(4);
                    global::System.Span<double> vGradient = workspace.DoubleScratch.Create(4);
                    global::System.Span<double> vGradient2 = workspace.DoubleScratch.Create(4);
                    global::System.Span<double> nextGradient2 = nextGradient.Slice(0, 4);
                    global::System.Span<double> state = state4.Slice(0, 4);
                    global::System.Span<double> stateGradient = stateGradient4.Slice(0, 4);
                    global::System.Span<double> state2 = state.Slice(0, 4);
                    global::System.Span<double> stateGradient2 = stateGradient.Slice(0, 4);
                    global::System.ReadOnlySpan<double> recorded = workspace.Doubles.TakeBack(4);
                    {
                        int i = 3;
                        if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated
                            && 4 <= state2.Length
                            && 4 <= stateGradient2.Length
                            && 4 <= nextGradient2.Length)
                        {
                            ref double stateAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(state2);
                            ref double stateGradientAt =
                                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(stateGradient2);
                            ref double nextGradientAt =
                                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(nextGradient2);
                            ref double recordedAt = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(recorded);
                            global::System.Runtime.Intrinsics.Vector256<double> vector =
                                global::System.Runtime.Intrinsics.Vector256.Create(0.0);
                            {
                                int at = i - 3;
                                global::System.Runtime.Intrinsics.Vector256<double> value3 =
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                    ref recordedAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(value3, ref stateAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector256<double> value4 =
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(
                                    ref stateGradientAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(vector, ref stateGradientAt, (nuint)(at));
                                global::System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                                    global::System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref nextGradientAt, (nuint)(at)) + value4,
                                    ref nextGradientAt, (nuint)(at));
                                i -= 4;
                            }
                        }
                        else
                        {
                            for (; i >= 0; i--)
                            {
                                double value5 = recorded[i];
                                state2[i] = value5;
                                double value6 = stateGradient2[i];
                                stateGradient2[i] = 0.0;
                                nextGradient2[i] += value6;
                            }
                        }
                    }
                    global::System.ReadOnlySpan<double> recorded2 = workspace.Doubles.TakeBack(4);
                    for (int u = 3; u >= 0; u--)
                    {
                        double value3 = recorded2[u];
                        double value4 = nextGradient[u];
                        nextGradient[u] = 0.0;
                        vGradient2[u] += global::RmsProp.Generated.CompilerServices.Derivative.Tanh(value4, value3);
                    }
                    for (int u = 3; u >= 0; u--)
                    {
                        double vGradient3 = vGradient2[u];
                        vGradient2[u] = 0.0;
                        for (int o = 3; o >= 0; o--)
                        {
                            double value3 = vGradient3 * state4[o];
                            int value4 = u % 2;
                            int value5 = o % 3;
                            stateGradient4[o] += vGradient3 * model.Grid[value4, value5];
                            if (gradients.Grid is not null)
                            {
                                gradients.Grid[value4, value5] += value3;
                            }
                        }
                        vGradient[u] += vGradient3;
                    }
                    int value7 = s + t;
                    for (int u = 3; u >= 0; u--)
                    {
                        double vGradient3 = vGradient[u];
                        vGradient[u] = 0.0;
                        wGradient[u % 3] += vGradient3 * x[value7];
                    }
                    workspace.DoubleScratch.GiveBack(mark);
                }
                sum += e2;
                aGradient = aGradient3;
                workspace.DoubleScratch.GiveBack(mark5);
            }
        }
        gradients.A += aGradient;
        workspace.Clear();
        return sum;
    }
}
