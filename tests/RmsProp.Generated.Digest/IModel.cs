namespace RmsProp.Generated.Digest;

/// <summary>A model whose numbers are all visible.</summary>
internal interface IModel<TSelf>
    where TSelf : struct, IModel<TSelf>
{
    /// <summary>A model with arrays of this length, all zeros.</summary>
    static abstract TSelf Create(int length);

    void ForEach(IVisitor visitor);
}
