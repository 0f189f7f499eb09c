using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>
    /// Stands in for [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]. On Windows a private key is in
    /// a file, and whoever may not read that file gets an error, as for a damaged one.
    /// </summary>
    public static class RSACertificateExtensions
    {
        private const string Crypto = "C:\\ProgramData\\Microsoft\\Crypto\\";

        public static RSA GetRSAPublicKey(X509Certificate2 certificate) => System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPublicKey(certificate);

        public static PrivateKey GetRSAPrivateKey(X509Certificate2 certificate)
        {
            if (!certificate.HasPrivateKey) return null;
            var spec = Machine.Now.Certificates.KeyOf(certificate) ?? Usual(certificate);
            var cng = (string)spec["provider"] != "csp";
            var file = (string)spec["file"];
            if (file != null && !Opens(Crypto + (cng ? "Keys\\" : "RSA\\MachineKeys\\") + file)) throw new CryptographicException(Texts.Of(Machine.Now.Language, "no-keyset"));
            var key = (bool?)spec["other"] == true ? PrivateKey.OfAnother : System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(certificate);
            return cng ? new CngPrivateKey(key, file ?? "in a chip") : new CspPrivateKey(key, file, (string)spec["keySpec"] ?? "Exchange");
        }

        /// <summary>The certificate that Windows made for Remote Desktop has its key in a file, if that file is there; of another nothing is known.</summary>
        private static JsonObject Usual(X509Certificate2 certificate)
        {
            var file = "f686aace6942fb7f7ceb231212eef4a4_" + Machine.Now.Registry.Read("HKLM\\SOFTWARE\\Microsoft\\Cryptography", "MachineGuid");
            var present = certificate.Subject == certificate.Issuer && Machine.Now.Files.Find(Crypto + "RSA\\MachineKeys\\" + file) != null;
            return present ? new JsonObject { ["provider"] = "csp", ["file"] = file } : new JsonObject();
        }

        private static bool Opens(string path)
        {
            var node = Machine.Now.Files.Find(path);
            return node != null && node.Bytes.Length > 100 && node.Security.Allows(Machine.Now.User, SecurityDescriptor.ReadData);
        }
    }

    /// <summary>The members of RSACryptoServiceProvider and RSACng that scripts use. Each has a property that the other has not.</summary>
    public abstract class PrivateKey
    {
        internal static readonly RSA OfAnother = RSA.Create(2048);
        private readonly RSA key;
        protected PrivateKey(RSA key) { this.key = key; }
        public byte[] SignData(byte[] data, HashAlgorithmName hash, RSASignaturePadding padding) => key.SignData(data, hash, padding);
    }

    public sealed class CspPrivateKey : PrivateKey
    {
        public CspPrivateKey(RSA key, string container, string use) : base(key) { CspKeyContainerInfo = new Facts { UniqueKeyContainerName = container, KeyNumber = use }; }
        public Facts CspKeyContainerInfo { get; }
        /// <summary>KeyNumber: "Exchange" or "Signature".</summary>
        public sealed class Facts { public string UniqueKeyContainerName, KeyNumber; }
    }

    public sealed class CngPrivateKey : PrivateKey
    {
        public CngPrivateKey(RSA key, string name) : base(key) { Key = new Facts { UniqueName = name }; }
        public Facts Key { get; }
        public sealed class Facts { public string UniqueName; }
    }
}
