# Which certificate is the listener told to use, and can it be used?
if (@(Get-Service -Name 'Tssdis' -ErrorAction 'SilentlyContinue').Count -gt 0) {
  return New-RcResult -State 'blocked' -Code 'broker'
}
if (-not (Test-Path -LiteralPath $RdpTcp)) {
  return New-RcResult -State 'blocked' -Code 'listener-missing'
}
$own = @(Get-RcSelfSignedCertificate | ForEach-Object -Process { $_.Thumbprint })
# Zeros, or the thumbprint of Windows' own certificate, mean: no custom certificate.
$wanted = ([string]$Thumbprint).ToUpperInvariant()
$back = $wanted -notmatch '[1-9A-F]' -or $own -contains $wanted
$value = Get-RcRegistryValue -Path $RdpTcp -Name 'SSLCertificateSHA1Hash'
$bound = ''
if (@($value).Count -eq 20) {
  $bound = ConvertTo-RcHex -Bytes $value
} elseif ($null -ne $value) {
  $bound = 'malformed'
}
if ($back -and ($bound -eq '' -or $own -contains $bound)) {
  if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
    return New-RcResult -State 'unknown' -Code 'service-stopped'
  }
  return New-RcResult -State 'ok' -Code 'self-signed'
}
if ($back -and ($bound -eq 'malformed' -or $bound -notmatch '[1-9A-F]')) {
  return New-RcResult -State 'fault' -Code 'malformed'
}
# Judge the certificate that is to be used: the named one, or the one that is bound now.
$judged = $wanted
if ($back) {
  $judged = $bound
}
$now = Get-Date
$problem = ''
$found = @(Get-ChildItem -LiteralPath 'Cert:\LocalMachine\My' |
  Where-Object -FilterScript { $_.Thumbprint -eq $judged })
if ($found.Count -eq 0) {
  $problem = 'gone'
} elseif (-not $found[0].HasPrivateKey) {
  $problem = 'no-key'
} elseif ($found[0].NotAfter -le $now) {
  $problem = 'expired'
} elseif ($found[0].NotBefore -gt $now) {
  $problem = 'not-yet-valid'
} else {
  $extensions = @($found[0].Extensions | Where-Object -FilterScript { $_.Oid.Value -eq '2.5.29.37' })
  $usages = @($extensions | ForEach-Object -Process { $_.EnhancedKeyUsages } |
    ForEach-Object -Process { $_.Value })
  # Server authentication, or Microsoft's own usage for Remote Desktop.
  $meant = $usages -contains '1.3.6.1.5.5.7.3.1' -or $usages -contains '1.3.6.1.4.1.311.54.1.2'
  if ($extensions.Count -gt 0 -and -not $meant) {
    $problem = 'wrong-usage'
  }
}
if ($problem -eq '') {
  # Find the key's file, where this .NET tells, and see whether NETWORK SERVICE may read it.
  $type = 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]
  try {
    $key = $type::GetRSAPrivateKey($found[0])
    if ($null -ne $key.PSObject.Properties['CspKeyContainerInfo']) {
      $file = "RSA\MachineKeys\$($key.CspKeyContainerInfo.UniqueKeyContainerName)"
    } else {
      $file = "Keys\$($key.Key.UniqueName)"
    }
    $path = Join-Path -Path (Get-RcProgramData) -ChildPath "Microsoft\Crypto\$file"
    $dacl = [string](Get-RcAcl -LiteralPath $path).Dacl
  } catch {
    # Not every key tells where it is, and not every account may look. Then nothing is said about it.
    $dacl = ''
  }
  if ($dacl -ne '' -and $dacl -notmatch '\(A;[^;]*;[^;]+;[^;]*;[^;]*;(NS|S-1-5-20|WD|S-1-1-0|AU|S-1-5-11)\)') {
    $problem = 'key-denied'
  }
}
if (-not $back -and $problem -ne '') {
  Write-RcLine 'The certificate you named cannot be used: {0}' $problem
  return New-RcResult -State 'blocked' -Code 'named-unusable'
}
if (-not $back -and $bound -eq $wanted) {
  if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
    return New-RcResult -State 'unknown' -Code 'service-stopped'
  }
  return New-RcResult -State 'ok' -Code 'bound'
}
if (-not $back) {
  return New-RcResult -State 'fault' -Code 'not-bound'
}
if ($problem -ne '') {
  return New-RcResult -State 'fault' -Code $problem
}
return New-RcResult -State 'ok' -Code 'usable'
