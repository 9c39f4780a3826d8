using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In a tensor of System.Numerics.Tensors, which only a class in the generated file can name.</summary>
internal class TensorStorage(Variable variable, LibraryNames library) : VariableStorage(variable, library)
{
    public const string ClassName = "Tensors";

    protected const string FullClassName = "global::" + MetadataNames.Kernels + "." + ClassName;

    public override string Type => $"{Library.Tensors}.Tensor<{Element}>";

    public override string Elements(string access) => $"{FullClassName}.ElementsOf({access})";

    public override string Exists(string access) => access + " is not null";

    public override string IsMissing(string access) => access + " is null";

    public override string Shape(string access) => $"{FullClassName}.ShapeOf({access})";

    public override string Lengths(string access) => Shape(access) + ".Lengths";

    public override string NewLike(string access) => $"{FullClassName}.Create<{Element}>({Shape(access)})";

    public override string ZerosLike(string access) => $"{FullClassName}.ZerosLike({access})";

    public override string VisitPair(string first, string second) => $"{FullClassName}.Visit(ref walk, \"{Variable.Path}\", {first}, {second});";

    public override string VisitTensor(string access) => $"{FullClassName}.Visit(visitor, {TensorName}, ref {access});";

    public override string VisitFault(string access, string limit) => $"fault.Visit(\"{Variable.Path}\", {Shape(access)}, {Elements(access)}, {limit});";
}
