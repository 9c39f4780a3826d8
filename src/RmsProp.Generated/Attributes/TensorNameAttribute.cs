namespace RmsProp.Generated;

/// <summary>
/// Names the tensor of a field in files: checkpoints, and files of weights. Without it a field has its path, such as <c>Hidden.Weights</c>.
/// </summary>
/// <remarks>
/// <para>
/// On a field whose type is a struct it names what is before the names inside, and a dot. The elements of an inline array of structs
/// are numbered: <c>[TensorName("layers")] public Layers Hidden</c> has <c>layers.0.weight</c>, <c>layers.1.weight</c>, as a
/// <c>ModuleList</c> of PyTorch has.
/// </para>
/// <para>
/// A field marked <see cref="NotTrainableAttribute"/> is in files only if it has this attribute: a layer that stays as it was trained elsewhere,
/// or the means of a normalization. So are then all numbers in it, except inner fields that are marked so without a name of their own.
/// </para>
/// <para>Messages about a field still have its path.</para>
/// </remarks>
/// <param name="name">
/// The name, for example <c>0.weight</c>: not empty, and no other field's. It can't be <c>__metadata__</c>, nor begin with the name of a slot and a
/// slash, such as <c>velocity/</c>.
/// </param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TensorNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Names under which older files may have it; they are accepted when such a file is read, unless it has the current name too. The
    /// default is none.
    /// </summary>
    public string[] Formerly { get; set; } = [];
}
