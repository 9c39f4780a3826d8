        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        double sumGradient = scale;
        double sum = 0.0;
        {
            int s = 0;
            if (19 - s >= 8)
            {
                int mark = workspace.DoubleScratch.Align();
                int mark2 = workspace.Doubles.Align();
                for (; 19 - s >= 8; s += 8)
                {
                    int mark3 = workspace.DoubleScratch.Mark;
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> a =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                    for (int i = 0; i < 4; i++)
                    {
                        a[i] = global::RmsProp.Generated.CompilerServices.SampleLanes.Load(
                            (global::System.ReadOnlySpan<double>)((global::System.ReadOnlySpan<double>)x),
                            s + i) * global::System.Runtime.Intrinsics.Vector512.Create(w[i % 3]);
                    }
                    int turns = int.Max(0, 4);
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<float>> recorded =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Singles.Reserve(turns * 2 * 16));
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<float>> recorded2 = recorded.Slice(0, turns);
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<float>> recorded3 = recorded.Slice(turns, turns);
                    int turns2 = int.Max(0, 4);
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded4 =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.Reserve(turns2 * 2 * 8));
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded5 = recorded4.Slice(0, turns2);
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded6 = recorded4.Slice(turns2, turns2);
                    global::System.Runtime.Intrinsics.Vector512<double> v = global::System.Runtime.Intrinsics.Vector512.Create(0.1);
                    for (int i = 0; i < 4; i++)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> t = a[i];
                        global::System.Runtime.Intrinsics.Vector512<double> value =
                            global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                            global::System.Runtime.Intrinsics.Vector512.GreaterThan(
                                t, global::System.Runtime.Intrinsics.Vector512.Create(0.1)),
                            global::System.Runtime.Intrinsics.Vector512.LessThan(
                                t, global::System.Runtime.Intrinsics.Vector512.Create(2.0)),
                            false ? global::System.Runtime.Intrinsics.Vector512<double>.AllBitsSet : global::System.Runtime.Intrinsics.Vector512<double>.Zero);
                        global::System.Runtime.Intrinsics.Vector512<double> w2 =
                            global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                            value, t * t, global::System.Runtime.Intrinsics.Vector512.Create(-0.3) * t);
                        global::System.Runtime.Intrinsics.Vector512<double> v2 = v + (w2 * w2);
                        global::System.Runtime.Intrinsics.Vector512<double> v3 = global::RmsProp.Generated.CompilerServices.Vectors.Max(
                            v2, a[3 - i]);
                        global::System.Runtime.Intrinsics.Vector512<double> value2 =
                            global::System.Runtime.Intrinsics.Vector512.GreaterThan(
                            v3, global::System.Runtime.Intrinsics.Vector512.Create(1.0));
                        recorded2[i] = global::System.Runtime.Intrinsics.Vector512.AsSingle(value2);
                        recorded5[i] = v2;
                        recorded6[i] = w2;
                        recorded3[i] = global::System.Runtime.Intrinsics.Vector512.AsSingle(value);
                        v = global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                            value2, v3 * global::System.Runtime.Intrinsics.Vector512.Create(0.5), v3);
                    }
                    global::System.Runtime.Intrinsics.Vector512<double> value3 = global::System.Runtime.Intrinsics.Vector512.GreaterThan(
                        v, global::System.Runtime.Intrinsics.Vector512.Create(0.4));
                    global::System.Runtime.Intrinsics.Vector512<double> term =
                        global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                        value3, v * v, global::RmsProp.Generated.CompilerServices.Vectors.Negate(v));
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> aGradient =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(4 * 8));
                    global::System.Runtime.Intrinsics.Vector512<double> vGradient =
                        global::System.Runtime.Intrinsics.Vector512.Create(scale) * v;
                    global::System.Runtime.Intrinsics.Vector512<double> vGradient2 =
                        global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                        value3, vGradient + (global::System.Runtime.Intrinsics.Vector512.Create(scale) * v),
                        global::System.Runtime.Intrinsics.Vector512.Create(-scale));
                    int turns3 = int.Max(0, 4);
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<float>> recorded7 =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Singles.TakeBack(turns3 * 2 * 16));
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<float>> recorded8 = recorded7.Slice(0, turns3);
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<float>> recorded9 = recorded7.Slice(
                        turns3, turns3);
                    int turns4 = int.Max(0, 4);
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded10 =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.TakeBack(turns4 * 2 * 8));
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded11 = recorded10.Slice(
                        0, turns4);
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded12 = recorded10.Slice(
                        turns4, turns4);
                    global::System.Runtime.Intrinsics.Vector512<double> vGradient3 = vGradient2;
                    for (int i = 3; i >= 0; i--)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> value =
                            global::System.Runtime.Intrinsics.Vector512.AsDouble(recorded9[i]);
                        global::System.Runtime.Intrinsics.Vector512<double> w2 = recorded12[i];
                        global::System.Runtime.Intrinsics.Vector512<double> v2 = recorded11[i];
                        global::System.Runtime.Intrinsics.Vector512<double> value2 =
                            global::System.Runtime.Intrinsics.Vector512.AsDouble(recorded8[i]);
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient4 =
                            global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                            value2, vGradient3 * global::System.Runtime.Intrinsics.Vector512.Create(0.5), vGradient3);
                        int value4 = 3 - i;
                        global::System.Runtime.Intrinsics.Vector512<double> value5 = a[value4];
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient5 =
                            global::RmsProp.Generated.CompilerServices.Vectors.MaxByFirst(
                            vGradient4, v2, value5);
                        aGradient[value4] += global::RmsProp.Generated.CompilerServices.Vectors.MaxBySecond(vGradient4, v2, value5);
                        global::System.Runtime.Intrinsics.Vector512<double> wGradient2 = vGradient5 * w2;
                        global::System.Runtime.Intrinsics.Vector512<double> wGradient3 = wGradient2 + (vGradient5 * w2);
                        global::System.Runtime.Intrinsics.Vector512<double> value6 = a[i];
                        global::System.Runtime.Intrinsics.Vector512<double> tGradient = wGradient3 * value6;
                        global::System.Runtime.Intrinsics.Vector512<double> tGradient2 =
                            global::System.Runtime.Intrinsics.Vector512.ConditionalSelect(
                            value, tGradient + (
                                wGradient3 * value6), wGradient3 * global::System.Runtime.Intrinsics.Vector512.Create(-0.3));
                        aGradient[i] += tGradient2;
                        vGradient3 = vGradient5;
                    }
                    for (int i = 3; i >= 0; i--)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> value = aGradient[i];
                        aGradient[i] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                        wGradient[i % 3] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(
                            value * global::RmsProp.Generated.CompilerServices.SampleLanes.Load(
                                (global::System.ReadOnlySpan<double>)((global::System.ReadOnlySpan<double>)x), s + i));
                    }
                    for (int lane = 0; lane < 8; lane++)
                    {
                        sum += global::System.Runtime.Intrinsics.Vector512.GetElement(term, lane);
                    }
                    workspace.DoubleScratch.GiveBack(mark3);
                }
                workspace.DoubleScratch.GiveBack(mark);
                workspace.Doubles.GiveBack(mark2);
            }
            for (; s < 19; s++)
            {
                int mark4 = workspace.DoubleScratch.Mark;
                global::System.Span<double> a2 = workspace.DoubleScratch.Create(4);
                for (int i = 0; i < 4; i++)
                {
                    a2[i] = x[s + i] * w[i % 3];
                }
                int turns5 = int.Max(0, 4);
                global::System.Span<bool> recorded13 = workspace.Flags.Reserve(turns5 * 2);
                global::System.Span<bool> recorded14 = recorded13.Slice(0, turns5);
                global::System.Span<bool> recorded15 = recorded13.Slice(turns5, turns5);
                int turns6 = int.Max(0, 4);
                global::System.Span<double> recorded16 = workspace.Doubles.Reserve(turns6 * 2);
                global::System.Span<double> recorded17 = recorded16.Slice(0, turns6);
                global::System.Span<double> recorded18 = recorded16.Slice(turns6, turns6);
                double v4 = 0.1;
                for (int i = 0; i < 4; i++)
                {
                    double t = a2[i];
                    bool value = (t > 0.1) && (t < 2.0);
                    double w2 = value ? (t * t) : ((-0.3) * t);
                    double v = v4 + (w2 * w2);
                    double v2 = double.Max(v, a2[3 - i]);
                    bool value2 = v2 > 1.0;
                    recorded14[i] = value2;
                    recorded17[i] = v;
                    recorded18[i] = w2;
                    recorded15[i] = value;
                    v4 = value2 ? (v2 * 0.5) : v2;
                }
                bool value7 = v4 > 0.4;
                global::System.Span<double> aGradient2 = workspace.DoubleScratch.Create(4);
                double vGradient6;
                if (value7)
                {
                    double vGradient = scale * v4;
                    vGradient6 = vGradient + (scale * v4);
                }
                else
                {
                    vGradient6 = -scale;
                }
                int turns7 = int.Max(0, 4);
                global::System.ReadOnlySpan<bool> recorded19 = workspace.Flags.TakeBack(turns7 * 2);
                global::System.ReadOnlySpan<bool> recorded20 = recorded19.Slice(0, turns7);
                global::System.ReadOnlySpan<bool> recorded21 = recorded19.Slice(turns7, turns7);
                int turns8 = int.Max(0, 4);
                global::System.ReadOnlySpan<double> recorded22 = workspace.Doubles.TakeBack(turns8 * 2);
                global::System.ReadOnlySpan<double> recorded23 = recorded22.Slice(0, turns8);
                global::System.ReadOnlySpan<double> recorded24 = recorded22.Slice(turns8, turns8);
                double vGradient7 = vGradient6;
                for (int i = 3; i >= 0; i--)
                {
                    bool value = recorded21[i];
                    double w2 = recorded24[i];
                    double v = recorded23[i];
                    bool value2 = recorded20[i];
                    double vGradient = value2 ? (vGradient7 * 0.5) : vGradient7;
                    int value3 = 3 - i;
                    double value4 = a2[value3];
                    double vGradient2 = global::RmsProp.Generated.CompilerServices.Derivative.MaxByFirst(vGradient, v, value4);
                    aGradient2[value3] += global::RmsProp.Generated.CompilerServices.Derivative.MaxBySecond(vGradient, v, value4);
                    double wGradient2 = vGradient2 * w2;
                    double wGradient3 = wGradient2 + (vGradient2 * w2);
                    double value5 = a2[i];
                    double tGradient;
                    if (value)
                    {
                        double tGradient2 = wGradient3 * value5;
                        tGradient = tGradient2 + (wGradient3 * value5);
                    }
                    else
                    {
                        tGradient = wGradient3 * (-0.3);
                    }
                    aGradient2[i] += tGradient;
                    vGradient7 = vGradient2;
                }
                for (int i = 3; i >= 0; i--)
                {
                    double value = aGradient2[i];
                    aGradient2[i] = 0.0;
                    wGradient[i % 3] += value * x[s + i];
                }
                sum += value7 ? (v4 * v4) : (-v4);
                workspace.DoubleScratch.GiveBack(mark4);
            }
        }
        workspace.Clear();
        return sum;
    }
}
