        workspace.Clear();
        global::System.ReadOnlySpan<double> w = model.W;
        global::System.Span<double> wGradient = global::RmsProp.Generated.CompilerServices.GradientMemory.Of<double>(
            gradients.W, w.Length, workspace.DoubleScratch, "W");
        int value = k.Length;
        int value2 = 4 - 0;
        double b = model.B;
        double sumGradient = scale;
        int value3 = int.Max(value, 0);
        global::System.Span<double> terms = workspace.DoubleScratch.Create(value3);
        global::System.Span<double> bGradient = stackalloc double[1];
        bGradient.Clear();
        scoped TurnsOfLoss shared = default;
        shared.x = x;
        shared.k = k;
        shared.value2 = value2;
        shared.b = b;
        shared.w = w;
        shared.scale = scale;
        shared.wGradient = wGradient;
        shared.terms = terms;
        shared.bGradient = bGradient;
        global::RmsProp.Generated.CompilerServices.SampleParts.Take(workspace, 0, value, ref shared, Turns, AddTurns);
        double sum = 0.0;
        for (int s = 0; s < value3; s++)
        {
            sum += terms[s];
        }
        gradients.B += bGradient[0];
        workspace.Clear();
        return sum;

        [global::System.CodeDom.Compiler.GeneratedCode("RmsProp.Generated", "0.1.0")]
        [global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
        [global::System.Diagnostics.DebuggerNonUserCode]
        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Turns(ref TurnsOfLoss shared, int first, int past, global::RmsProp.Generated.GradientWorkspace workspace, bool isFirst)
        {
            double[] x = shared.x;
            int[] k = shared.k;
            int value2 = shared.value2;
            double b = shared.b;
            global::System.ReadOnlySpan<double> w = shared.w;
            double scale = shared.scale;
            global::System.Span<double> wGradient = isFirst ? shared.wGradient : workspace.DoubleSums.Create(shared.wGradient.Length);
            global::System.Span<double> terms = shared.terms;
            global::System.Span<double> bGradient = isFirst ? shared.bGradient : workspace.DoubleSums.Create(shared.bGradient.Length);
            {
                int s = first;
                if (past - s >= 8)
                {
                    int mark = workspace.DoubleScratch.Align();
                    int mark2 = workspace.Doubles.Align();
                    for (; past - s >= 8; s += 8)
                    {
                        int mark3 = workspace.DoubleScratch.Mark;
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> x2 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Parts(
                            workspace.DoubleScratch, ((global::System.ReadOnlySpan<double>)x),
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Gather(
                                (global::System.ReadOnlySpan<int>)((global::System.ReadOnlySpan<int>)k),
                                global::System.Runtime.Intrinsics.Vector256.CreateSequence(
                                    s, 1)) * global::System.Runtime.Intrinsics.Vector256.Create(5),
                            10);
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> x3 = x2.Slice(0, value2);
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> x4 = x2.Slice(3, 5);
                        int turns = int.Max(0, 4);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.Reserve(turns * 2 * 8));
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded2 = recorded.Slice(0, turns);
                        global::System.Span<global::System.Runtime.Intrinsics.Vector512<double>> recorded3 = recorded.Slice(turns, turns);
                        global::System.Runtime.Intrinsics.Vector512<double> v = global::System.Runtime.Intrinsics.Vector512.Create(b);
                        for (int i = 0; i < 4; i++)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> value4 =
                                global::RmsProp.Generated.CompilerServices.SampleLanes.Each<double>(
                                v, static (x) => global::System.Math.Tanh(x));
                            global::System.Runtime.Intrinsics.Vector512<double> value5 = (value4 * x3[i]) * x4[i + 1];
                            recorded2[i] = value5;
                            recorded3[i] = value4;
                            v = v + (value5 * global::System.Runtime.Intrinsics.Vector512.Create(w[i % 3]));
                        }
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient =
                            global::System.Runtime.Intrinsics.Vector512.Create(scale) * v;
                        int turns2 = int.Max(0, 4);
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded4 =
                            global::RmsProp.Generated.CompilerServices.SampleLanes.Of(workspace.Doubles.TakeBack(turns2 * 2 * 8));
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded5 = recorded4.Slice(
                            0, turns2);
                        global::System.ReadOnlySpan<global::System.Runtime.Intrinsics.Vector512<double>> recorded6 = recorded4.Slice(
                            turns2, turns2);
                        global::System.Runtime.Intrinsics.Vector512<double> vGradient2 =
                            vGradient + (global::System.Runtime.Intrinsics.Vector512.Create(scale) * v);
                        for (int i = 3; i >= 0; i--)
                        {
                            global::System.Runtime.Intrinsics.Vector512<double> value4 = recorded6[i];
                            global::System.Runtime.Intrinsics.Vector512<double> value5 = recorded5[i];
                            int value6 = i % 3;
                            wGradient[value6] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(vGradient2 * value5);
                            vGradient2 = vGradient2 + global::RmsProp.Generated.CompilerServices.Vectors.Tanh(
                                ((vGradient2 * global::System.Runtime.Intrinsics.Vector512.Create(w[value6])) * x4[i + 1]) * x3[i], value4);
                        }
                        global::RmsProp.Generated.CompilerServices.Vectors.Store(terms, s, v * v);
                        bGradient[0] += global::RmsProp.Generated.CompilerServices.Vectors.Sum(vGradient2);
                        workspace.DoubleScratch.GiveBack(mark3);
                    }
                    workspace.DoubleScratch.GiveBack(mark);
                    workspace.Doubles.GiveBack(mark2);
                }
                for (; s < past; s++)
                {
                    global::System.ReadOnlySpan<double> x5 = ((global::System.ReadOnlySpan<double>)x).Slice(k[s] * 5, 10);
                    global::System.ReadOnlySpan<double> x6 = x5.Slice(0, value2);
                    global::System.ReadOnlySpan<double> x7 = x5.Slice(3, 5);
                    int turns3 = int.Max(0, 4);
                    global::System.Span<double> recorded7 = workspace.Doubles.Reserve(turns3 * 2);
                    global::System.Span<double> recorded8 = recorded7.Slice(0, turns3);
                    global::System.Span<double> recorded9 = recorded7.Slice(turns3, turns3);
                    double v2 = b;
                    for (int i = 0; i < 4; i++)
                    {
                        double value4 = global::System.Math.Tanh(v2);
                        double value5 = (value4 * x6[i]) * x7[i + 1];
                        recorded8[i] = value5;
                        recorded9[i] = value4;
                        v2 += value5 * w[i % 3];
                    }
                    double vGradient3 = scale * v2;
                    int turns4 = int.Max(0, 4);
                    global::System.ReadOnlySpan<double> recorded10 = workspace.Doubles.TakeBack(turns4 * 2);
                    global::System.ReadOnlySpan<double> recorded11 = recorded10.Slice(0, turns4);
                    global::System.ReadOnlySpan<double> recorded12 = recorded10.Slice(turns4, turns4);
                    double vGradient4 = vGradient3 + (scale * v2);
                    for (int i = 3; i >= 0; i--)
                    {
                        double value4 = recorded12[i];
                        double value5 = recorded11[i];
                        int value6 = i % 3;
                        wGradient[value6] += vGradient4 * value5;
                        vGradient4 += global::RmsProp.Generated.CompilerServices.Derivative.Tanh(
                            ((vGradient4 * w[value6]) * x7[i + 1]) * x6[i], value4);
                    }
                    terms[s] = v2 * v2;
                    bGradient[0] += vGradient4;
                }
            }
        }

        [global::System.CodeDom.Compiler.GeneratedCode("RmsProp.Generated", "0.1.0")]
        [global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
        [global::System.Diagnostics.DebuggerNonUserCode]
        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void AddTurns(ref TurnsOfLoss shared, global::RmsProp.Generated.GradientWorkspace workspace)
        {
            workspace.DoubleSums.AddTo(shared.wGradient);
            workspace.DoubleSums.AddTo(shared.bGradient);
        }
    }

    /// <summary>What the threads have in common that share the turns of a loop of <c>Loss</c>.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("RmsProp.Generated", "0.1.0")]
    private ref struct TurnsOfLoss
    {
        public double[] x;
        public int[] k;
        public int value2;
        public double b;
        public global::System.ReadOnlySpan<double> w;
        public double scale;
        public global::System.Span<double> wGradient;
        public global::System.Span<double> terms;
        public global::System.Span<double> bGradient;
    }
}
