        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        int value = k.Length;
        double b = model.B;
        double value2 = (double)k.Length;
        double sumGradient = global::RmsProp.Generated.CompilerServices.Derivative.DivideByFirst(scale, value2);
        double sum = 0.0;
        double bGradient = 0.0;
        {
            int s = 0;
            if (value - s >= 8)
            {
                int mark = workspace.DoubleScratch.Align();
                int mark2 = workspace.Doubles.Align();
                global::System.Runtime.Intrinsics.Vector512<double> sums = global::System.Runtime.Intrinsics.Vector512<double>.Zero;
                for (; value - s >= 8; s += 8)
                {
                    int mark3 = workspace.DoubleScratch.Mark;
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> h =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(5 * 8));
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> o =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(3 * 8));
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> x2 =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Parts(
                        workspace.DoubleScratch, ((global::System.ReadOnlySpan<double>)x),
                        global::System.Runtime.Intrinsics.Vector256.CreateSequence(s * 3, 3), 3);
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> v =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(5 * 8));
                    for (int u = 0; u < 5; u++)
                    {
                        double value3 = (double)(u + 1);
                        global::System.Runtime.Intrinsics.Vector512<double> v2 = global::System.Runtime.Intrinsics.Vector512.Create(b);
                        for (int i = 0; i < 3; i++)
                        {
                            v2 =
                                v2 + (
                                    (global::System.Runtime.Intrinsics.Vector512.Create(model.Grid[u % 2, i]) * x2[i]) * global::System.Runtime.Intrinsics.Vector512.Create(value3));
                        }
                        v[u] = v2;
                    }
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.Reserve((5) * 8));
                    for (int u = 0; u < 5; u++)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> value3 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Each<double>(
                            v[u], static (x) => global::System.Math.Tanh(x));
                        h[u] = value3;
                        recorded[u] = value3;
                    }
                    global::System.Runtime.Intrinsics.Vector512<double> e = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                    for (int c = 0; c < 3; c++)
                    {
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Record(workspace.Doubles, o[c]);
                        o[c] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.Reserve((5) * 8));
                        for (int u = 0; u < 5; u++)
                        {
                            recorded2[u] = o[c];
                            o[c] =
                                o[c] + (
                                    (global::System.Runtime.Intrinsics.Vector512.Create(w[c]) * h[u]) * global::System.Runtime.Intrinsics.Vector512.Create((double)(c - u)));
                        }
                        global::System.Runtime.Intrinsics.Vector512<double> value3 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Each<double>(
                            o[c], static (x) => global::System.Math.Exp(x));
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Record(workspace.Doubles, value3);
                        e = e + value3;
                    }
                    global::System.Runtime.Intrinsics.Vector256<int> value4 = global::RmsProp.Generated.CompilerServices.SampleLanes.Gather(
                        (global::System.ReadOnlySpan<int>)((global::System.ReadOnlySpan<int>)k),
                        global::System.Runtime.Intrinsics.Vector256.CreateSequence(s, 1));
                    global::System.Runtime.Intrinsics.Vector512<double> term =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Each<double>(
                        e, static (x) =>
                            global::System.Math.Log(x)) - global::RmsProp.Generated.CompilerServices.SampleLanes.Pick(o, value4);
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> hGradient =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(5 * 8));
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> oGradient =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(3 * 8));
                    global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> vGradient =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.DoubleScratch.Create(5 * 8));
                    global::RmsProp.Generated.CompilerServices.SampleLanes.Add(
                        oGradient, value4, global::System.Runtime.Intrinsics.Vector512.Create(-sumGradient));
                    global::System.Runtime.Intrinsics.Vector512<double> eGradient = global::RmsProp.Generated.CompilerServices.Vectors.Log(
                        global::System.Runtime.Intrinsics.Vector512.Create(sumGradient), e);
                    for (int c = 2; c >= 0; c--)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> value3 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.TakeBack(workspace.Doubles);
                        oGradient[c] += global::RmsProp.Generated.CompilerServices.Vectors.Exp(eGradient, value3);
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.TakeBack((5) * 8));
                        for (int u = 4; u >= 0; u--)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> value5 = recorded2[u];
                            o[c] = value5;
                            global::System.Runtime.Intrinsics.Vector512<double> value6 =
                                oGradient[c] * global::System.Runtime.Intrinsics.Vector512.Create((double)(c - u));
                            global::System.Runtime.Intrinsics.Vector512<double> value7 = value6 * h[u];
                            hGradient[u] += value6 * global::System.Runtime.Intrinsics.Vector512.Create(w[c]);
                            wGradient[c] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(value7);
                        }
                        global::System.Runtime.Intrinsics.Vector512<double> value8 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.TakeBack(workspace.Doubles);
                        o[c] = value8;
                        oGradient[c] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                    }
                    global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded3 =
                        global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.TakeBack((5) * 8));
                    for (int u = 4; u >= 0; u--)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> value3 = recorded3[u];
                        global::System.Runtime.Intrinsics.Vector512<double> value5 = hGradient[u];
                        hGradient[u] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                        vGradient[u] += global::RmsProp.Generated.CompilerServices.Vectors.Tanh(value5, value3);
                    }
                    global::System.Runtime.Intrinsics.Vector512<double> bGradient2 = sums;
                    for (int u = 4; u >= 0; u--)
                    {
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient2 = vGradient[u];
                        vGradient[u] = global::System.Runtime.Intrinsics.Vector512.Create(0.0);
                        double value3 = (double)(u + 1);
                        for (int i = 2; i >= 0; i--)
                        {
                            if (gradients.Grid is not null)
                            {
                                gradients.Grid[u % 2, i] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(
                                    (vGradient2 * global::System.Runtime.Intrinsics.Vector512.Create(value3)) * x2[i]);
                            }
                        }
                        bGradient2 = bGradient2 + vGradient2;
                    }
                    sums = bGradient2;
                    for (int lane = 0; lane < 8; lane++)
                    {
                        sum += global::System.Runtime.Intrinsics.Vector512.GetElement(term, lane);
                    }
                    workspace.DoubleScratch.GiveBack(mark3);
                }
                bGradient += global::RmsProp.Generated.CompilerServices.Vectors.Sum(sums);
                workspace.DoubleScratch.GiveBack(mark);
                workspace.Doubles.GiveBack(mark2);
            }
            for (; s < value; s++)
            {
                int mark4 = workspace.DoubleScratch.Mark;
                global::System.Span<double> h2 = workspace.DoubleScratch.Create(5);
                global::System.Span<double> o2 = workspace.DoubleScratch.Create(3);
                global::System.ReadOnlySpan<double> x3 = ((global::System.ReadOnlySpan<double>)x).Slice(s * 3, 3);
                global::System.Span<double> v3 = workspace.DoubleScratch.Create(5);
                for (int u = 0; u < 5; u++)
                {
                    double value3 = (double)(u + 1);
                    double v = b;
                    for (int i = 0; i < 3; i++)
                    {
                        v += (model.Grid[u % 2, i] * x3[i]) * value3;
                    }
                    v3[u] = v;
                }
                global::System.Span<double> recorded4 = workspace.Doubles.Reserve(5);
                for (int u = 0; u < 5; u++)
                {
                    double value3 = global::System.Math.Tanh(v3[u]);
                    h2[u] = value3;
                    recorded4[u] = value3;
                }
                double e2 = 0.0;
                for (int c = 0; c < 3; c++)
                {
                    workspace.Doubles.Record(o2[c]);
                    o2[c] = 0.0;
                    global::System.Span<double> recorded = workspace.Doubles.Reserve(5);
                    for (int u = 0; u < 5; u++)
                    {
                        recorded[u] = o2[c];
                        o2[c] += (w[c] * h2[u]) * ((double)(c - u));
                    }
                    double value3 = global::System.Math.Exp(o2[c]);
                    workspace.Doubles.Record(value3);
                    e2 += value3;
                }
                int value9 = k[s];
                double sum2 = sum + (global::System.Math.Log(e2) - o2[value9]);
                global::System.Span<double> hGradient2 = workspace.DoubleScratch.Create(5);
                global::System.Span<double> oGradient2 = workspace.DoubleScratch.Create(3);
                global::System.Span<double> vGradient3 = workspace.DoubleScratch.Create(5);
                oGradient2[value9] -= sumGradient;
                double eGradient2 = global::RmsProp.Generated.CompilerServices.Derivative.Log(sumGradient, e2);
                for (int c = 2; c >= 0; c--)
                {
                    double value3 = workspace.Doubles.TakeBack();
                    oGradient2[c] += global::RmsProp.Generated.CompilerServices.Derivative.Exp(eGradient2, value3);
                    global::System.ReadOnlySpan<double> recorded = workspace.Doubles.TakeBack(5);
                    for (int u = 4; u >= 0; u--)
                    {
                        double value4 = recorded[u];
                        o2[c] = value4;
                        double value5 = oGradient2[c] * ((double)(c - u));
                        double value6 = value5 * h2[u];
                        hGradient2[u] += value5 * w[c];
                        wGradient[c] += value6;
                    }
                    double value7 = workspace.Doubles.TakeBack();
                    o2[c] = value7;
                    oGradient2[c] = 0.0;
                }
                global::System.ReadOnlySpan<double> recorded5 = workspace.Doubles.TakeBack(5);
                for (int u = 4; u >= 0; u--)
                {
                    double value3 = recorded5[u];
                    double value4 = hGradient2[u];
                    hGradient2[u] = 0.0;
                    vGradient3[u] += global::RmsProp.Generated.CompilerServices.Derivative.Tanh(value4, value3);
                }
                double bGradient3 = bGradient;
                for (int u = 4; u >= 0; u--)
                {
                    double vGradient = vGradient3[u];
                    vGradient3[u] = 0.0;
                    double value3 = (double)(u + 1);
                    for (int i = 2; i >= 0; i--)
                    {
                        if (gradients.Grid is not null)
                        {
                            gradients.Grid[u % 2, i] += (vGradient * value3) * x3[i];
                        }
                    }
                    bGradient3 += vGradient;
                }
                sum = sum2;
                bGradient = bGradient3;
                workspace.DoubleScratch.GiveBack(mark4);
            }
        }
        gradients.B += bGradient;
        workspace.Clear();
        return sum / value2;
    }
}
