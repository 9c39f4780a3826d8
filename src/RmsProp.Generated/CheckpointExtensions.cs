using System.Buffers;
using System.Runtime.CompilerServices;
using RmsProp.Generated.Checkpoints;

namespace RmsProp.Generated;

/// <summary>
/// Saves a training, the parameters together with all that the optimizer keeps from step to step, and loads it again: from
/// there on it continues with the same bits as if it had never been interrupted.
/// </summary>
/// <remarks>
/// <para>
/// A checkpoint is a file in the safetensors format, which many tools read. Its tensors are the parameters, under the
/// paths that messages have (<c>Hidden.Weights</c>), and the slots, under Keras' names before that
/// (<c>velocity/Hidden.Weights</c>): <c>velocity</c>, <c>momentum</c>, <c>average_gradient</c>, <c>average</c>,
/// <c>gradient_accumulator</c>. A scalar has the shape [], a <c>Matrix4x4</c> [4, 4]. In the metadata are <c>steps</c>,
/// <c>learning_rate</c> or <c>learning_rate_schedule</c>, the configuration as <c>optimizer</c>, both in Keras' JSON, and
/// <c>crc32c</c>, a checksum of the file. The same state gives the same bytes.
/// </para>
/// <para>
/// Not in it are fields marked <see cref="NotTrainableAttribute"/>, and
/// <see cref="IRMSpropOptimizer{TParameters}.MaxDegreeOfParallelism"/>.
/// </para>
/// <para>
/// An optimizer may load what one of another configuration has saved, if they have the same slots and these mean the same:
/// hyper-parameters are its own. What they mean depends on <see cref="RMSpropConfigAttribute.LearningRatePlacement"/> (of the
/// momentum buffer), on <see cref="RMSpropConfigAttribute.GradientAccumulationSteps"/>, and with
/// <see cref="RMSpropConfigAttribute.BiasCorrection"/> on <see cref="RMSpropConfigAttribute.InitialVelocity"/>. The learning rate and the schedule are those of the checkpoint, except where a method of the configuration
/// gives the rate. A schedule of a type of your own can't be made from a checkpoint: set one before you load.
/// </para>
/// <para>The format: https://github.com/huggingface/safetensors#format.</para>
/// </remarks>
public static class CheckpointExtensions
{
    /// <summary>
    /// Saves to a file. Whatever happens meanwhile, to the process or the machine, there is the old file or the new one, and
    /// it is whole, unless it can only be written in place. (A process that is killed may leave a file of that name, or its
    /// beginning, and <c>.*.tmp</c> beside it; or of some other short name, where that is too long for the file system.)
    /// </summary>
    /// <remarks>
    /// A link is followed, and a file keeps its mode, and its owner where the system allows it. One that can't be replaced (it
    /// is mounted, its folder can't be written, it is somebody else's, or it is reached by a descriptor, as <c>/dev/stdout</c>)
    /// is overwritten in place, by a checkpoint that is complete before. A process that is killed in the middle of that leaves a
    /// damaged file, which can't be loaded, and the complete checkpoint as <c>*.tmp</c> in the folder for temporary files. A device
    /// or a pipe is written to.
    /// </remarks>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; if it is new, it is built, as by the first step.</param>
    /// <param name="path">The file, which is replaced if it exists.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. The old file is as it was.
    /// </exception>
    /// <exception cref="IOException">
    /// The file can't be written: its folder is missing, the disk is full, it is a folder or a socket. The old one is whole
    /// still, or the new one; or the message says where the new one is.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written. It is as it was.</exception>
    public static void SaveCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, string path, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new CheckpointFile(path);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), file.Write);
        file.Commit();
    }

    /// <summary>Saves to a stream, from where it stands.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; if it is new, it is built, as by the first step.</param>
    /// <param name="stream">The stream; it is neither flushed nor closed.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. What has been written is no checkpoint.
    /// </exception>
    public static void SaveCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, Stream stream, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), stream.Write);
    }

    /// <summary>Saves to a buffer.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; if it is new, it is built, as by the first step.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. What has been written is no checkpoint.
    /// </exception>
    public static void SaveCheckpoint<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, IBufferWriter<byte> buffer, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(buffer);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), buffer.Write);
    }

    /// <summary>
    /// Loads from a file, into the parameters and the optimizer. Everything is checked before anything is changed.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; if it is new, it is built, as by the first step.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters, of the shapes that the checkpoint has; they are overwritten in place.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or no checkpoint of such parameters and such an optimizer. The message names the tensor and
    /// what was expected. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked; what is loaded is undefined then.
    /// </exception>
    /// <exception cref="IOException">The file can't be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder. Nothing has been changed.</exception>
    public static void LoadCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, string path, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        CheckpointReader.Read(optimizer, ref parameters, new StreamSource(stream, isAll: true));
    }

    /// <summary>
    /// Loads from a stream, into the parameters and the optimizer. Everything is checked before anything is changed. What
    /// follows the checkpoint in the stream is not read.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; if it is new, it is built, as by the first step.</param>
    /// <param name="stream">The stream, which need not be able to seek.</param>
    /// <param name="parameters">The parameters, of the shapes that the checkpoint has; they are overwritten in place.</param>
    /// <exception cref="InvalidDataException">
    /// The checkpoint is damaged, or none of such parameters and such an optimizer. The message names the tensor and what
    /// was expected. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked; what is loaded is undefined then.
    /// </exception>
    public static void LoadCheckpoint<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, Stream stream, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointReader.Read(optimizer, ref parameters, new StreamSource(stream, isAll: false));
    }

    /// <summary>
    /// Loads from memory, into the parameters and the optimizer. Everything is checked before anything is changed.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">The optimizer; if it is new, it is built, as by the first step.</param>
    /// <param name="checkpoint">The checkpoint and nothing else.</param>
    /// <param name="parameters">The parameters, of the shapes that the checkpoint has; they are overwritten in place.</param>
    /// <exception cref="InvalidDataException">
    /// The checkpoint is damaged, or none of such parameters and such an optimizer. The message names the tensor and what
    /// was expected. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked; what is loaded is undefined then.
    /// </exception>
    public static unsafe void LoadCheckpoint<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, ReadOnlySpan<byte> checkpoint, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        fixed (byte* first = checkpoint)
        {
            using var pinned = new MemorySource.Pinned(first, checkpoint.Length);
            CheckpointReader.Read(optimizer, ref parameters, new MemorySource(pinned.Memory));
        }
    }
}
