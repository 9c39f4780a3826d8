namespace RmsProp.Generated.Digest;

/// <summary>A model of which all numbers can be seen.</summary>
internal interface IModel<TSelf>
    where TSelf : struct, IModel<TSelf>
{
    /// <summary>A model whose arrays have that length, full of zeros.</summary>
    static abstract TSelf Create(int length);

    void ForEach(IVisitor visitor);
}
