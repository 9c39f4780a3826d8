namespace RmsProp.Generated.CodeFixes.Tests;

internal static class DeclarationExamples
{
    public static FixExample Partial => new(
        "RMSP002",
        "Make 'Model' partial",
        """
        [RMSpropConfig]
        struct Model // all of it
        {
            public float Value;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model // all of it
        {
            public float Value;
        }
        """);

    public static FixExample PartialAfterOtherModifiers => new(
        "RMSP002",
        "Make 'Outer' and 'Model' partial",
        """
        /// <summary>A policy.</summary>
        public static class Outer
        {
            /// <summary>Its parameters.</summary>
            [RMSpropConfig]
            [System.Serializable] // by hand
            public /* not internal */ record struct Model(float Value);
        }
        """,
        """
        /// <summary>A policy.</summary>
        public static partial class Outer
        {
            /// <summary>Its parameters.</summary>
            [RMSpropConfig]
            [System.Serializable] // by hand
            public /* not internal */ partial record struct Model(float Value);
        }
        """);

    public static FixExample PartialAllAround => new(
        "RMSP003",
        "Make 'Outer', 'Inner' and 'Model' partial",
        """
        #pragma warning disable IDE0001
        class Outer
        {
            partial class Middle
            {
                readonly record struct Inner
                {
                    [RMSpropConfig]
                    ref struct Model { public System.Span<float> Values; }
                }
            }
        }
        """,
        """
        #pragma warning disable IDE0001
        partial class Outer
        {
            partial class Middle
            {
                readonly partial record struct Inner
                {
                    [RMSpropConfig]
                    ref partial struct Model { public System.Span<float> Values; }
                }
            }
        }
        """);

    public static FixExample StructForClass => new(
        "RMSP001",
        "Make 'Model' a partial struct",
        """
        [RMSpropConfig]
        // Everything that is trained.
        sealed /* for speed */ class Model
        {
            public float Value;

            public Model() => Value = 1;

            public static float Scale = 2;
        }
        """,
        """
        [RMSpropConfig]
        // Everything that is trained.
        /* for speed */ partial struct Model
        {
            public float Value;

            public Model() => Value = 1;

            public static float Scale = 2;
        }
        """);

    public static FixExample StructForGenericClass => new(
        "RMSP001",
        "Make 'Model' a struct",
        """
        [RMSpropConfig]
        public sealed partial class Model<T>(int layers) : System.IDisposable where T : class
        {
            public float Value = 1;
            public int Layers() => layers;
            public void Dispose() { }
        }
        """,
        """
        [RMSpropConfig]
        public partial struct Model<T>(int layers) : System.IDisposable where T : class
        {
            public float Value = 1;
            public int Layers() => layers;
            public void Dispose() { }
        }
        """);

    public static FixExample RecordStruct => new(
        "RMSP001",
        "Make 'Model' a struct",
        "[RMSpropConfig] public partial record Model(float Value);",
        "[RMSpropConfig] public partial record struct Model(float Value);");

    public static FixExample RecordStructForRecordClass => new(
        "RMSP001",
        "Make 'Model' a partial struct",
        "[RMSpropConfig] public record class Model(float Value);",
        "[RMSpropConfig] public partial record struct Model(float Value);");

    public static FixExample Internal => new(
        "RMSP019",
        "Make 'Model' internal",
        """
        [RMSpropConfig]
        // Here only.
        file partial struct Model
        {
            public float Value;
        }

        unsafe file partial struct Model
        {
            public readonly float Twice() => 2 * Value;
        }
        """,
        """
        [RMSpropConfig]
        // Here only.
        internal partial struct Model
        {
            public float Value;
        }

        unsafe internal partial struct Model
        {
            public readonly float Twice() => 2 * Value;
        }
        """);

    public static FixExample SequentialLayout => new(
        "RMSP019",
        "Lay 'Model' out sequentially",
        """
        [RMSpropConfig, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
        partial struct Model
        {
            /// <summary>The first.</summary>
            [System.Runtime.InteropServices.FieldOffset(0)]
            public float Value;

            [System.Obsolete, System.Runtime.InteropServices.FieldOffset(4)] public float Bias;

            [System.Runtime.InteropServices.FieldOffset(8)] /* the last */ public float Scale;
        }
        """,
        """
        [RMSpropConfig, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
        partial struct Model
        {
            /// <summary>The first.</summary>
            public float Value;

            [System.Obsolete] public float Bias;

            /* the last */ public float Scale;
        }
        """);

    public static FixExample StructForClassWithMethod => new(
        "RMSP001",
        "Make 'Model' a struct",
        "[RMSpropConfig] partial class Model { public float Value; public float Twice() => 2 * Value; }",
        "[RMSpropConfig] partial struct Model { public float Value; public float Twice() => 2 * Value; }");

    public static FixExample RecordStructForRecordClassWithComment => new(
        "RMSP001",
        "Make 'Model' a struct",
        "[RMSpropConfig] public partial record class /* all of it */ Model(float Value);",
        "[RMSpropConfig] public partial record struct /* all of it */ Model(float Value);");
}
