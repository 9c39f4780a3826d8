using System.Buffers;
using System.Runtime.CompilerServices;
using RmsProp.Generated.Checkpoints;

namespace RmsProp.Generated;

/// <summary>
/// Saves a training, the parameters together with the whole state of the optimizer, and loads it again. It then continues
/// with the same bits as if it had never been interrupted.
/// </summary>
/// <remarks>
/// <para>
/// A checkpoint is a file in the safetensors format, which many tools read. Its tensors are the parameters, under the
/// paths that messages have (<c>Hidden.Weights</c>) or the names that <see cref="TensorNameAttribute"/> gives, and the slots, under Keras' names before that
/// (<c>velocity/Hidden.Weights</c>): <c>velocity</c>, <c>momentum</c>, <c>average_gradient</c>, <c>average</c>,
/// <c>gradient_accumulator</c>. A scalar has the shape [], a <c>Matrix4x4</c> [4, 4]. In the metadata are <c>steps</c>,
/// <c>learning_rate</c> or <c>learning_rate_schedule</c>, the configuration as <c>optimizer</c>, both in Keras' JSON, and
/// <c>crc32c</c>, a checksum of the file; a file without it is refused, and <c>none</c> in its place says that another program has
/// changed the file. The same state gives the same bytes.
/// </para>
/// <para>
/// Fields marked <see cref="NotTrainableAttribute"/> are in it if they have a <see cref="TensorNameAttribute"/>, without slots. It does not contain
/// others, nor <see cref="IRMSpropOptimizer{TParameters}.MaxDegreeOfParallelism"/>.
/// </para>
/// <para>
/// An optimizer may load what one with another configuration saved, if both have the same slots with the same meaning; it keeps
/// its own hyper-parameters. The meaning of slots depends on <see cref="RMSpropConfigAttribute.LearningRatePlacement"/> (of the
/// momentum buffer), on <see cref="RMSpropConfigAttribute.GradientAccumulationSteps"/>, and with
/// <see cref="RMSpropConfigAttribute.BiasCorrection"/> on <see cref="RMSpropConfigAttribute.InitialVelocity"/>. The learning rate and
/// the schedule are those of the checkpoint, unless a method of the configuration gives the rate, or
/// <see cref="CheckpointOptions.KeepLearningRate"/> says otherwise. A checkpoint can't restore a
/// schedule of a type of your own: set one before you load.
/// </para>
/// <para>The format: https://github.com/huggingface/safetensors#format.</para>
/// </remarks>
public static class CheckpointExtensions
{
    /// <summary>
    /// Saves to a file. Whatever happens meanwhile to the process or the machine, either the old file or the new one is there,
    /// complete, unless it can only be overwritten in place. (A process that is killed may leave a file of that name, or its
    /// beginning, and <c>.*.tmp</c> beside it, or another short name where that is too long for the file system.)
    /// </summary>
    /// <remarks>
    /// A link is followed (a <c>..</c> in the path itself is resolved by its text, as everywhere in .NET), and a file keeps its mode, and its
    /// owner if the system allows it. A file that can't be replaced (because it is mounted, belongs to somebody else, its folder can't be written, or a descriptor such as <c>/dev/stdout</c> leads
    /// to it) is overwritten in place, by a checkpoint that is already complete. A process that is killed in the middle of that leaves
    /// a damaged file, which no load accepts, and the complete checkpoint as <c>*.tmp</c> in the folder for temporary files. A device or
    /// a pipe is written to.
    /// </remarks>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="path">The file, which is replaced if it exists.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">
    /// The path is empty or has a null character, an array or tensor is <see langword="null"/>, or a shape differs from that at the first step.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. The old file is unchanged.
    /// </exception>
    /// <exception cref="IOException">
    /// The file can't be written: its folder or the current folder is missing, the disk is full, it is a folder or a socket. Either the old file or
    /// the new one is there, complete; or the message says where the new one is.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written. It is unchanged.</exception>
    public static void SaveCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, string path, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new CheckpointFile(path, Nouns.Checkpoint);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), withState: true, file.Write);
        file.Commit();
    }

    /// <summary>Saves to a stream, at its current position.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="stream">The stream; it is neither flushed nor closed.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. What was written is not a checkpoint.
    /// </exception>
    public static void SaveCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, Stream stream, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), withState: true, stream.Write);
    }

    /// <summary>Saves to a buffer.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. What was written is not a checkpoint.
    /// </exception>
    public static void SaveCheckpoint<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, IBufferWriter<byte> buffer, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(buffer);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), withState: true, buffer.Write);
    }

    /// <summary>
    /// Loads from a file, into the parameters and the optimizer. Everything is checked before anything is changed.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint; they are overwritten in place.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or is not a checkpoint of these parameters and this optimizer. The message names the tensor and
    /// what was expected. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The path is empty or has a null character, an array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    /// <exception cref="IOException">The file can't be read: it, its folder or the current folder is missing. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder. Nothing has been changed.</exception>
    public static void LoadCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, string path, ref TParameters parameters)
        where TParameters : struct, allows ref struct => LoadCheckpoint(optimizer, path, ref parameters, default);

    /// <summary>Loads a part of the checkpoint, or keeps the learning rate.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint; they are overwritten in place.</param>
    /// <param name="options">What is loaded; by default everything, and the checkpoint's learning rate counts.</param>
    /// <inheritdoc cref="LoadCheckpoint{TParameters}(IRMSpropOptimizer{TParameters}, string, ref TParameters)" path="/exception"/>
    public static void LoadCheckpoint<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, string path, ref TParameters parameters, CheckpointOptions options)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = CheckpointFile.OpenToRead(path, Nouns.Checkpoint);
        new CheckpointReader<TParameters>(optimizer, new StreamSource(stream, isAll: true, Nouns.Checkpoint), options).Run(ref parameters);
    }

    /// <summary>
    /// Loads from a stream, into the parameters and the optimizer. Everything is checked before anything is changed. What
    /// follows the checkpoint in the stream is not read.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="stream">The stream, which need not be able to seek.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint; they are overwritten in place.</param>
    /// <exception cref="InvalidDataException">
    /// The checkpoint is damaged, or is not one of these parameters and this optimizer. The message names the tensor and what
    /// was expected. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    public static void LoadCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, Stream stream, ref TParameters parameters)
        where TParameters : struct, allows ref struct => LoadCheckpoint(optimizer, stream, ref parameters, default);

    /// <summary>Loads a part of the checkpoint, or keeps the learning rate.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="stream">The stream, which need not be able to seek.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint; they are overwritten in place.</param>
    /// <param name="options">What is loaded; by default everything, and the checkpoint's learning rate counts.</param>
    /// <inheritdoc cref="LoadCheckpoint{TParameters}(IRMSpropOptimizer{TParameters}, Stream, ref TParameters)" path="/exception"/>
    public static void LoadCheckpoint<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, Stream stream, ref TParameters parameters, CheckpointOptions options)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        new CheckpointReader<TParameters>(optimizer, new StreamSource(stream, isAll: false, Nouns.Checkpoint), options).Run(ref parameters);
    }

    /// <summary>
    /// Loads from memory, into the parameters and the optimizer. Everything is checked before anything is changed.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="checkpoint">The checkpoint and nothing else.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint; they are overwritten in place.</param>
    /// <exception cref="InvalidDataException">
    /// The checkpoint is damaged, or is not one of these parameters and this optimizer. The message names the tensor and what
    /// was expected. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    public static void LoadCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, ReadOnlySpan<byte> checkpoint, ref TParameters parameters)
        where TParameters : struct, allows ref struct => LoadCheckpoint(optimizer, checkpoint, ref parameters, default);

    /// <summary>Loads a part of the checkpoint, or keeps the learning rate.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; a new one is built, as the first step would.</param>
    /// <param name="checkpoint">The checkpoint and nothing else.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint; they are overwritten in place.</param>
    /// <param name="options">What is loaded; by default everything, and the checkpoint's learning rate counts.</param>
    /// <inheritdoc cref="LoadCheckpoint{TParameters}(IRMSpropOptimizer{TParameters}, ReadOnlySpan{byte}, ref TParameters)" path="/exception"/>
    public static unsafe void LoadCheckpoint<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, ReadOnlySpan<byte> checkpoint, ref TParameters parameters, CheckpointOptions options)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        fixed (byte* first = checkpoint)
        {
            using var pinned = new MemorySource.Pinned(first, checkpoint.Length);
            new CheckpointReader<TParameters>(optimizer, new MemorySource(pinned.Memory, Nouns.Checkpoint), options).Run(ref parameters);
        }
    }
}
